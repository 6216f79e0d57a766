import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SAMPLE_TOWN } from '../server/src/sample/create-sample-town.ts';
import { openFirePage } from './badday/fire-page.ts';
import { flood } from './badday/flood.ts';
import { openPorts } from './badday/open-ports.ts';
import { fromFrameToPage } from './badday/pages.ts';
import { startPlay } from './badday/play.ts';
import { addDevice, prepareTown, storedMessages } from './badday/prepare-town.ts';
import { httpCaller } from './parts/http-caller.ts';
import { startServer } from './parts/start-server.ts';

const options = {
  seconds: { type: 'string', default: '60' },
  rate: { type: 'string', default: '10000' },
} as const;
const QUIET_SECONDS = 15;
const OTHERS = 200;
const FLOODER = 'flooder';

/**
 * One device floods with 10,000 messages a second beside 200 ordinary ones on every line that send one a second each and
 * now and then a fire. How long the others wait for their acknowledgements, before and during it, and whether any of
 * their words or fires are lost.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...args], options });
  const dir = await mkdtemp(join(tmpdir(), 'chengyun-flood-'));
  const { ports, settings } = await openPorts();
  try {
    const server = await startServer({ dataDir: join(dir, 'data'), args: ['--sample-days=1'], settings });
    try {
      const [secret, token] = [randomBytes(18).toString('base64url'), randomBytes(18).toString('base64url')];
      const simulated = { seed: 7, devices: OTHERS, secret };
      await addDevice(dir, SAMPLE_TOWN, FLOODER, token);
      const where = { host: '127.0.0.1', ports };
      const { spots, key } = await prepareTown(dir, SAMPLE_TOWN, where, simulated);
      const play = { ...simulated, where, spots, perSecond: OTHERS };
      const quiet = await startPlay({ ...play, seconds: QUIET_SECONDS, scenarios: [] }).done;
      const { call, close } = httpCaller(server.url, 6);
      const page = await openFirePage({ url: server.url, town: SAMPLE_TOWN, key, call });
      const seconds = Number(values.seconds);
      const fires = { kind: 'fires' as const, everyMs: 1_000, forMs: seconds * 1000 };
      const playing = startPlay({ ...play, seconds, scenarios: [fires] });
      await playing.begun;
      const flooding = flood(ports.mqtt, { externalId: FLOODER, token }, Number(values.rate), playing.done);
      const [{ report }, flooded] = await Promise.all([playing.done, flooding]);
      const alarms = await fromFrameToPage(page, playing.fires);
      page.close();
      close();
      const kept = quiet.report.kept + report.kept;
      const stored = await storedMessages(dir, SAMPLE_TOWN);
      return {
        ...{ flood_offered_per_s: flooded.offeredPerSecond, flood_acked_per_s: flooded.ackedPerSecond },
        flood_connections: flooded.connections,
        ...{ others: OTHERS, others_p50_ms: report.ackP50Ms, others_p99_ms: report.ackP99Ms },
        ...{ others_p99_ms_quiet: quiet.report.ackP99Ms, others_sent: report.sent, others_acked: report.acknowledged },
        ...{ kept, stored, lost: Math.max(0, kept - stored), duplicated: Math.max(0, stored - kept) },
        ...{ ...alarms, server_rss_mb: server.mostRssMb(), load_average: loadavg()[0], by_line: report.byLine },
      };
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
