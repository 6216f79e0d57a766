import { mkdtempSync, openAsBlob, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemActor } from '../server/src/people/actor.ts';
import { inTown } from '../server/src/people/in-town.ts';
import { makeKey } from '../server/src/people/keys/make-key.ts';
import { SAMPLE_TOWN } from '../server/src/sample/create-sample-town.ts';
import { writeDeviceList } from './devices/device-list.ts';
import { inWorld } from './ingest/in-world.ts';
import { startServer } from './parts/start-server.ts';

/**
 * A list of devices as XLSX, sent to a real server over HTTP and followed until it is in; then once more. `--devices=N`
 * sets the size.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...args], options: { devices: { type: 'string', default: '60000' } } });
  const devices = Number(values.devices);
  const plan = { devices, gateways: Math.ceil(devices / 100), bad: Math.ceil(devices / 1000) };
  const dir = mkdtempSync(join(tmpdir(), 'chengyun-import-'));
  const path = join(dir, 'devices.xlsx');
  const server = await startServer({ dataDir: join(dir, 'data'), args: ['--sample-days=1'] });
  try {
    const { key, box } = await inWorld(dir, true, prepare);
    await writeDeviceList(path, plan, box);
    const rssBefore = server.mostRssMb();
    const first = await bringIn(server.url, key, path);
    const second = await bringIn(server.url, key, path);
    const stored = await inWorld(dir, true, ({ sql }) =>
      inTown(sql, SAMPLE_TOWN, systemActor, async (tx) => {
        const [row] = await tx<[{ n: number; placed: number }]>`
          select count(*)::int as n, count(community_code)::int as placed from device where import_run_id is not null`;
        return row;
      }),
    );
    return {
      ...{
        devices,
        file_mb: Math.round(statSync(path).size / 1e5) / 10,
        stored: stored.n,
        in_a_community: stored.placed,
      },
      ...{ first_s: first.seconds, first_added: first.rowsAdded, first_bad: first.rowsBad },
      ...{ second_s: second.seconds, second_added: second.rowsAdded, second_known: second.rowsKnown },
      right:
        stored.n === devices && first.rowsAdded === devices && first.rowsBad === plan.bad && second.rowsAdded === 0,
      ...{ server_rss_before_mb: rssBefore, server_rss_mb: server.mostRssMb(), load_average: loadavg()[0] },
    };
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

type World = Parameters<Parameters<typeof inWorld>[2]>[0];

async function prepare({ sql, now }: World) {
  return inTown(sql, SAMPLE_TOWN, systemActor, async (tx) => {
    const wanted = {
      name: 'bench',
      roles: ['dispatcher' as const],
      scopes: ['read' as const, 'write' as const],
      days: 1,
    };
    const { key } = await makeKey(tx, SAMPLE_TOWN, systemActor.id, wanted, now());
    const [town] = await tx<[{ bbox: [number, number, number, number] }]>`
      select bbox from platform.town where id = ${SAMPLE_TOWN}`;
    return { key, box: town.bbox };
  });
}

type Run = {
  readonly id: string;
  readonly state: string;
  readonly rowsAdded: number;
  readonly rowsKnown: number;
  readonly rowsBad: number;
};

/** Sends the file and waits until it is in; seconds from the first byte sent. */
async function bringIn(url: string, key: string, path: string): Promise<Run & { readonly seconds: number }> {
  const base = `${url}/api/towns/${SAMPLE_TOWN}/imports`;
  const headers = { authorization: `Bearer ${key}` };
  const body = new FormData();
  body.append('file', await openAsBlob(path), 'devices.xlsx');
  const begun = performance.now();
  const sent = await fetch(`${base}/devices?start=true`, { method: 'POST', headers, body });
  if (sent.status !== 201) throw new Error(`The file was refused: ${sent.status} ${await sent.text()}`);
  let { run: found } = (await sent.json()) as { run: Run };
  while (found.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const answer = await fetch(`${base}/${found.id}`, { headers });
    found = ((await answer.json()) as { run: Run }).run;
  }
  if (found.state !== 'done') throw new Error(`The import ended as ${found.state}`);
  return { ...found, seconds: Math.round((performance.now() - begun) / 100) / 10 };
}
