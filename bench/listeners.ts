import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { StaffRole } from '@chengyun/contract/people';
import type { Actor } from '../server/src/people/actor.ts';
import { systemActor } from '../server/src/people/actor.ts';
import { inTown } from '../server/src/people/in-town.ts';
import { makeKey } from '../server/src/people/keys/make-key.ts';
import { SAMPLE_TOWN } from '../server/src/sample/create-sample-town.ts';
import type { World } from '../server/src/support/world.ts';
import { cpuUsed } from './ingest/cpu-split.ts';
import { inWorld } from './ingest/in-world.ts';
import { type Heard, startListening } from './listeners/listen.ts';
import { latenciesOf } from './parts/latencies.ts';
import { startServer } from './parts/start-server.ts';

const options = {
  listeners: { type: 'string', default: '2000' },
  rate: { type: 'string', default: '500' },
  seconds: { type: 'string', default: '30' },
  /** Of the pages, how many belong to units, which see their own cases only. */
  units: { type: 'string', default: '0.4' },
  /** A folder for a profile of the server. */
  profile: { type: 'string' },
} as const;

type Standing = { readonly key: string; readonly visible: ReadonlySet<string> };
type Setting = { readonly desk: Standing; readonly units: readonly Standing[]; readonly cases: readonly string[] };

/**
 * Thousands of pages that listen while cases change: what that takes of the server, how long a change is on its way, and
 * whether each page was told the last of all it may see, as the store has it.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...args], options });
  const [count, rate, seconds] = [Number(values.listeners), Number(values.rate), Number(values.seconds)];
  const dir = mkdtempSync(join(tmpdir(), 'chengyun-listeners-'));
  const dataDir = join(dir, 'data');
  try {
    await (await startServer({ dataDir, args: ['--sample-days=5'] })).stop(); // its making is not what is measured
    const nodeArgs = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
    const server = await startServer({ dataDir, nodeArgs });
    try {
      return await inWorld(dir, true, async (world) => {
        const setting = await prepare(world);
        const pages = Array.from({ length: count }, (_, nth) => standingOf(setting, nth, Number(values.units)));
        const { hostname: host, port } = new URL(server.url);
        const before = server.rssMb();
        const ownBefore = server.ownMb();
        const listening = { host, port: Number(port), path: `/api/towns/${SAMPLE_TOWN}/live` };
        const keys = pages.map(({ key }) => key);
        const listeners = startListening({ ...listening, keys, readEvery: 25 });
        await listeners.open;
        const open = server.rssMb();
        await changeCases(world, setting.cases, rate, 3); // warm
        const used = await watch(dataDir, server.pid, () => changeCases(world, setting.cases, rate, seconds));
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        const heard = await listeners.heard();
        const { p50, p99 } = latenciesOf(heard.times, seconds);
        const missing = heard.pages.map((page) => missedBy(page, pages, used.result));
        return {
          ...{
            listeners: count,
            changes_per_s: Math.round((rate * seconds) / used.seconds),
            change_to_page_p50_ms: p50,
            change_to_page_p99_ms: p99,
          },
          ...{ server_cpu_cores: used.server, postgres_cpu_cores: used.postgres },
          ...{ rss_mb: server.rssMb(), most_rss_mb: server.mostRssMb(), rss_mb_before: before, rss_mb_listening: open },
          ...{ own_mb: server.ownMb(), own_mb_before: ownBefore },
          ...{ sent_mb: Math.round(heard.bytes / 1e6), pages_read: heard.pages.length, pages_lost: heard.lost },
          missed: missing.reduce((sum, one) => sum + one.missed, 0),
          not_theirs: missing.reduce((sum, one) => sum + one.foreign, 0),
          refetches: heard.pages.reduce((sum, one) => sum + one.refetches, 0),
          load_average: loadavg()[0],
        };
      });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function standingOf({ desk, units }: Setting, nth: number, share: number): Standing {
  const isUnit = (nth * 7) % 100 < share * 100;
  return (isUnit ? units[nth % units.length] : desk) ?? desk;
}

async function prepare(world: World): Promise<Setting> {
  const { sql } = world;
  const rows = await inTown(
    sql,
    SAMPLE_TOWN,
    systemActor,
    (tx) => tx<{ id: string }[]>`select id from cases order by id`,
  );
  const found = await inTown(
    sql,
    SAMPLE_TOWN,
    systemActor,
    (tx) => tx<{ id: string }[]>`select distinct unnest(unit_ids) as id from cases order by 1`,
  );
  const cases = rows.map(({ id }) => id);
  const units = await Promise.all(found.map(({ id }) => standing(world, ['unit'], [id])));
  return { desk: await standing(world, ['dispatcher'], []), units, cases };
}

/** A key, and the cases that the store shows to whoever holds it. */
async function standing(
  { sql, now }: World,
  roles: readonly StaffRole[],
  unitIds: readonly string[],
): Promise<Standing> {
  const wanted = { name: 'bench', roles: [...roles], scopes: ['read' as const], unitIds: [...unitIds], days: 2 };
  const made = await inTown(sql, SAMPLE_TOWN, systemActor, (tx) => makeKey(tx, SAMPLE_TOWN, 'system', wanted, now()));
  const actor: Actor = { id: 'bench', roles: [...roles], unitIds, areaCodes: [] };
  const rows = await inTown(sql, SAMPLE_TOWN, actor, (tx) => tx<{ id: string }[]>`select id from cases`);
  return { key: made.key, visible: new Set(rows.map(({ id }) => id)) };
}

const LOT_MS = 20;

/** Tells of so many changes a second as the store does when a case is saved; gives the last version of each case. */
async function changeCases({ ownerSql }: World, cases: readonly string[], rate: number, seconds: number) {
  const last = new Map<string, number>();
  const begun = performance.now();
  for (let sent = 0; sent < rate * seconds; ) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - begun) / 1000) * rate));
    const version = Date.now();
    const notices: string[] = [];
    for (; sent < due; sent += 1) {
      // Of cases in hand some change often, most seldom.
      const id = cases[Math.floor(cases.length * Math.random() ** 3)] ?? '';
      last.set(id, version);
      notices.push(JSON.stringify({ town: SAMPLE_TOWN, topic: 'case', id, version }));
    }
    if (notices.length > 0) await ownerSql`select pg_notify('chengyun_live', n) from unnest(${notices}::text[]) n`;
    await new Promise((resolve) => setTimeout(resolve, LOT_MS));
  }
  return last;
}

/** Processor time of server and database while something is done, in cores. */
async function watch<T extends ReadonlyMap<string, number>>(dataDir: string, pid: number, work: () => Promise<T>) {
  const [before, begun] = [cpuUsed(dataDir, pid), performance.now()];
  const result = await work();
  const [after, seconds] = [cpuUsed(dataDir, pid), (performance.now() - begun) / 1000];
  const cores = (from: number, to: number) => Math.round(((to - from) / seconds) * 1000) / 1000;
  return {
    result,
    ...{ server: cores(before.server, after.server), postgres: cores(before.postgres, after.postgres), seconds },
  };
}

/** Cases whose last version a page was not told though it may see them, and cases it was told of and may not see. */
function missedBy({ nth, versions }: Heard, pages: readonly Standing[], last: ReadonlyMap<string, number>) {
  const visible = pages[nth]?.visible ?? new Set();
  const missed = [...last].filter(([id, version]) => visible.has(id) && versions[id] !== version).length;
  return { missed, foreign: Object.keys(versions).filter((id) => !visible.has(id)).length };
}
