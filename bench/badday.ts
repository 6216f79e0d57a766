import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SAMPLE_TOWN } from '../server/src/sample/create-sample-town.ts';
import type { Scenario } from '../simulator/plan/scenarios.ts';
import type { Report } from '../simulator/run/tally.ts';
import { openFirePage } from './badday/fire-page.ts';
import { openPorts } from './badday/open-ports.ts';
import { fromFrameToPage } from './badday/pages.ts';
import { startPlay } from './badday/play.ts';
import { prepareTown, storedMessages } from './badday/prepare-town.ts';
import { cpuUsed } from './ingest/cpu-split.ts';
import { httpCaller } from './parts/http-caller.ts';
import { requireRoom } from './parts/room-for.ts';
import { startServer } from './parts/start-server.ts';

const options = {
  seconds: { type: 'string', default: '600' },
  rate: { type: 'string', default: '5000' },
  devices: { type: 'string', default: '60000' },
  'fire-every': { type: 'string', default: '2' },
  seed: { type: 'string', default: '7' },
  /** A folder for a profile of the server. */
  profile: { type: 'string' },
} as const;

/**
 * A town's bad day: its devices send so many messages a second over every line, fires are reported all over, and the
 * fire desk's page is open. How much the server takes for it, and how long an alarm is on its way to the page.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...args], options });
  const [seconds, perSecond, devices, seed] = [values.seconds, values.rate, values.devices, values.seed].map(Number);
  requireRoom(tmpdir(), 4);
  const dir = await mkdtemp(join(tmpdir(), 'chengyun-badday-'));
  const { ports, settings } = await openPorts();
  const dataDir = join(dir, 'data');
  const nodeArgs = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  try {
    const server = await startServer({ dataDir, args: ['--sample-days=1'], settings, nodeArgs });
    try {
      const secret = randomBytes(18).toString('base64url');
      const where = { host: '127.0.0.1', ports };
      const simulated = { seed: seed ?? 7, devices: devices ?? 60_000, secret };
      const { spots, key } = await prepareTown(dir, SAMPLE_TOWN, where, simulated);
      const { call, close } = httpCaller(server.url, 6);
      const page = await openFirePage({ url: server.url, town: SAMPLE_TOWN, key, call });
      const fires: Scenario = {
        kind: 'fires',
        everyMs: Number(values['fire-every']) * 1000,
        forMs: (seconds ?? 0) * 1000,
      };
      const length = { perSecond: perSecond ?? 5_000, seconds: seconds ?? 600, scenarios: [fires] };
      const playing = startPlay({ ...simulated, ...length, where, spots });
      const used = await watch(playing, server.pid, dataDir);
      const alarms = await fromFrameToPage(page, playing.fires);
      page.close();
      close();
      const { report } = await playing.done;
      const stored = await storedMessages(dir, SAMPLE_TOWN);
      return {
        devices,
        rate: length.perSecond,
        seconds: length.seconds,
        ...alarms,
        ...used,
        rss_mb: server.mostRssMb(),
        ...sums(report, stored),
        load_average: loadavg()[0],
        by_line: report.byLine,
      };
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Processor time of server and database from the first message to the last acknowledgement, in cores. */
async function watch(playing: ReturnType<typeof startPlay>, pid: number, dataDir: string) {
  const now = () => ({ at: performance.now(), ...cpuUsed(dataDir, pid) });
  await playing.begun;
  const before = now();
  const { cpuSeconds: player } = await playing.done;
  const after = now();
  const passed = (after.at - before.at) / 1000;
  const cores = (from: number, to: number) => Math.round(((to - from) / passed) * 1000) / 1000;
  return {
    server_cpu_cores: cores(before.server, after.server),
    postgres_cpu_cores: cores(before.postgres, after.postgres),
    simulator_cpu_cores: cores(0, player),
  };
}

function sums(report: Report, stored: number) {
  const { sent, acknowledged, kept, refused, forgotten, packets, resentPackets, ackP50Ms, ackP99Ms } = report;
  return {
    ...{ ack_p50_ms: ackP50Ms, ack_p99_ms: ackP99Ms },
    ...{ sent, acked: acknowledged, packets, resent_packets: resentPackets, refused, forgotten, kept, stored },
    ...{ lost: Math.max(0, kept - stored), duplicated: Math.max(0, stored - kept) },
  };
}
