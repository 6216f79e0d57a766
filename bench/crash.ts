import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemActor } from '../server/src/people/actor.ts';
import { inTown } from '../server/src/people/in-town.ts';
import { registerTown } from '../server/src/sample/devices/register-town.ts';
import type { Pool } from '../server/src/support/db/connect.ts';
import { tokensFrom } from '../simulator/run/token-of.ts';
import type { Line } from '../simulator/town/kinds.ts';
import { simulatedTown } from '../simulator/town/make-town.ts';
import type { SimTown } from '../simulator/town/sim-device.ts';
import { openPorts } from './badday/open-ports.ts';
import { type Said, stubbornTown } from './crash/stubborn-town.ts';
import { LOAD_TOWN, makeLoadTown } from './ingest/fill-devices.ts';
import { inWorld } from './ingest/in-world.ts';
import { startServer } from './parts/start-server.ts';

const KILLS = 20;
const DEVICES = 150;
/** Devices of each line that speak. */
const EACH = 6;
/** Recorders of this line tell neither time nor number: what they send again cannot be told from news. */
const UNTOLD: Line = 'dahua';

/**
 * Kills the server with -9 during intake over every line, so many times (20 unless told), and counts the store: what was
 * acknowledged and is not there is lost, what is there more often than it was said is duplicated.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const kills = Number(args[0] ?? KILLS);
  const dir = await mkdtemp(join(tmpdir(), 'chengyun-crash-'));
  try {
    const tokenOf = tokensFrom('crash');
    const nowhere = { areaCode: null, gridCode: null, communityCode: null };
    const spot = { building: '一号楼', address: '一号', lon: 120.5, lat: 31.2, ...nowhere };
    const town = simulatedTown(7, DEVICES, [spot]);
    await inWorld(dir, false, async ({ ownerSql, sql }) => {
      await makeLoadTown(ownerSql);
      await registerTown(sql, LOAD_TOWN, town, tokenOf);
    });
    const said = await killAgainAndAgain(dir, someOfEachLine(town), tokenOf, kills);
    return { kills, ...(await inWorld(dir, false, ({ sql }) => judge(sql, said))) };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Some devices of each line, with the gateways of those that are behind one. */
function someOfEachLine({ devices, ...rest }: SimTown): SimTown {
  const speaking = devices.filter(({ isSilent, kind }) => !isSilent && kind.line !== UNTOLD);
  const some = [...Map.groupBy(speaking, ({ kind }) => kind.line).values()].flatMap((lot) => lot.slice(0, EACH));
  const gateways = new Set(some.flatMap(({ gateway }) => gateway ?? []));
  const kept = devices.filter(({ nth }) => gateways.has(nth) || some.some((device) => device.nth === nth));
  return { ...rest, devices: kept };
}

async function killAgainAndAgain(
  dir: string,
  town: SimTown,
  tokenOf: ReturnType<typeof tokensFrom>,
  kills: number,
): Promise<readonly Said[]> {
  const { ports, settings } = await openPorts();
  const { said, finish } = stubbornTown(town, { host: '127.0.0.1', ports }, tokenOf, Date.now());
  for (let killed = 0; ; killed++) {
    const server = await startServer({ dataDir: join(dir, 'data'), args: ['--empty'], settings });
    if (killed === kills) {
      await finish();
      await server.stop();
      return said;
    }
    await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1_500));
    process.kill(server.pid, 'SIGKILL');
    console.log(`killed ${killed + 1}: ${said.reduce((sum, { acked }) => sum + acked, 0)} acknowledged`);
  }
}

type Counts = { sent: number; acked: number; refused: number; stored: number; lost: number; duplicated: number };

async function judge(sql: Pool, said: readonly Said[]) {
  const rows = await inTown(
    sql,
    LOAD_TOWN,
    systemActor,
    (tx) => tx<{ name: string; all: number; distinct: number }[]>`
      select d.external_id as name, count(*)::int as all, count(distinct o.at)::int as distinct
      from observation o join device d on d.id = o.device_id group by d.external_id`,
  );
  const stored = new Map(rows.map((row) => [row.name, row]));
  const byLine = new Map<string, Counts>();
  for (const { device, sent, acked, refused } of said) {
    const { all, distinct } = stored.get(device.externalId) ?? { all: 0, distinct: 0 };
    const own = { sent, acked, refused, stored: all, lost: Math.max(0, acked - distinct), duplicated: all - distinct };
    const before = byLine.get(device.kind.line);
    byLine.set(device.kind.line, before ? sumOf(before, own) : own);
  }
  const total = [...byLine.values()].reduce(sumOf);
  return { lines: byLine.size, ...total, by_line: Object.fromEntries(byLine) };
}

function sumOf(a: Counts, b: Counts): Counts {
  return {
    ...{ sent: a.sent + b.sent, acked: a.acked + b.acked, refused: a.refused + b.refused },
    ...{ stored: a.stored + b.stored, lost: a.lost + b.lost, duplicated: a.duplicated + b.duplicated },
  };
}
