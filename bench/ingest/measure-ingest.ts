import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemActor } from '../../server/src/people/actor.ts';
import { inTown } from '../../server/src/people/in-town.ts';
import { requireRoom } from '../parts/room-for.ts';
import { startServer } from '../parts/start-server.ts';
import { bareCopyLimit } from './bare-copy.ts';
import { cpuUsed } from './cpu-split.ts';
import { fillDevices, LOAD_TOWN, type LoadDevice } from './fill-devices.ts';
import { freePort } from './free-port.ts';
import { inWorld } from './in-world.ts';
import { type Load, runLoad } from './load.ts';

type Plan = {
  readonly protocol: Load['protocol'];
  /** The setting of its port. */
  readonly setting: string;
  readonly connections: number;
  readonly window: number;
  readonly nameOf: (nth: number) => string;
};

const SECONDS = 15;
const WARM_UP_SECONDS = 3;

/** Loads the product over one protocol from a process of its own and holds what was acknowledged against the store. */
export async function measureIngest(plan: Plan, args: readonly string[]): Promise<Record<string, unknown>> {
  const seconds = Number(args[0] ?? SECONDS);
  requireRoom(tmpdir(), 3);
  const dir = await mkdtemp(join(tmpdir(), 'chengyun-bench-'));
  try {
    const devices = await prepare(dir, plan);
    const port = await freePort();
    const server = await startServer({
      ...{ dataDir: join(dir, 'data'), args: ['--empty'], settings: { [plan.setting]: String(port) } },
      nodeArgs: process.env['BENCH_CPU_PROF'] ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof'] : [],
    });
    try {
      const load = { protocol: plan.protocol, port, devices, window: plan.window };
      console.log(`${plan.protocol}: ${devices.length} connections, ${plan.window} in flight each, ${seconds} s`);
      const warm = await runLoad({ ...load, seconds: WARM_UP_SECONDS, nth: 0 });
      const before = cpuUsed(join(dir, 'data'), server.pid);
      const result = await runLoad({ ...load, seconds, nth: 1 });
      const after = cpuUsed(join(dir, 'data'), server.pid);
      const each = (cpuSeconds: number) => Math.round((cpuSeconds / result.acked) * 1e7) / 10;
      const used = {
        server_rss_mb: server.mostRssMb(),
        server_cpu_us_per_message: each(after.server - before.server),
        postgres_cpu_us_per_message: each(after.postgres - before.postgres),
        load_cpu_us_per_message: each(result.cpuSeconds),
      };
      const judged = await judge(dir, warm.sent + result.sent, warm.acked + result.acked, result.perSecond);
      return { ...judged, ...figures(result), ...used };
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function figures({ perSecond, latencies }: Awaited<ReturnType<typeof runLoad>>) {
  const load = loadavg().map((each) => Math.round(each * 10) / 10);
  return { acked_per_s: perSecond, ack_p50_ms: latencies.p50, ack_p99_ms: latencies.p99, load_average: load };
}

async function prepare(dir: string, { protocol, connections, nameOf }: Plan): Promise<readonly LoadDevice[]> {
  return inWorld(dir, false, ({ ownerSql, sql }) => fillDevices(ownerSql, sql, protocol, connections, nameOf));
}

/** Counts the store: every message has its number, so what is missing and what is there twice shows. */
async function judge(dir: string, sent: number, acked: number, perSecond: number) {
  return inWorld(dir, true, async (world) => {
    const [stored] = await inTown(
      world.sql,
      LOAD_TOWN,
      systemActor,
      (sql) => sql<{ all: number; distinct: number }[]>`
        select count(*)::int as all, count(distinct (device_id, at, points, numbers))::int as distinct from observation`,
    );
    const { all = 0, distinct = 0 } = stored ?? {};
    const limit = await bareCopyLimit(world);
    return {
      ...{ sent, acked, stored: all, lost: Math.max(0, acked - distinct), duplicated: all - Math.min(distinct, sent) },
      ...{ copy_limit_rows_per_s: limit, ratio_to_limit: Math.round((perSecond / limit) * 100) / 100 },
    };
  });
}
