import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { people } from '../../cases/testing/a-town.ts';
import { systemActor } from '../../people/actor.ts';
import { aBusyTown } from '../testing/a-busy-town.ts';
import type { CountedTown } from '../testing/a-counted-town.ts';
import { sumDifferences } from '../verify-sums.ts';
import { allFactsAgain } from './all-facts-again.ts';
import { rebuildMeasures } from './rebuild-measures.ts';

const CHILD = join(import.meta.dirname, '../testing/rebuild.child.ts');
const now = new Date('2026-08-20T03:20:00Z');
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 400, seed: 43, days: 300, now });
  await rebuildMeasures(town.rebuilding, 'test');
}, 60_000);
afterAll(() => town.db.close());

/** Figures of a year, told apart twice so that no sums are read, or once so that they are. */
async function figures(by: string) {
  const query = { from: '2025-10-01', to: '2026-08-01', by, compare: false };
  const list = [];
  for (const id of ['loop.reported', 'loop.closed-in-time', 'loop.handled-in-time', 'hotline.satisfaction']) {
    const { total, groups } = await town.figure(people.chief, id, query, now);
    const counted = groups.filter(({ rows, denominator }) => rows > 0 || (denominator ?? 0) > 0);
    list.push([id, total, counted.map(({ keys, numerator, denominator }) => [keys[0]?.key, numerator, denominator])]);
  }
  return list;
}

/** Loses a part of what follows from the journals. */
function lose() {
  return town.as(systemActor, async (sql) => {
    await sql`delete from case_fact where case_id in (select case_id from case_fact order by case_id limit 60)`;
    await sql`update case_fact set close = 'late', satisfaction = 'none' where case_id in (
      select case_id from case_fact order by case_id desc limit 60)`;
    await sql`delete from measure_roll where span = 'month'`;
  });
}

test('a rebuild that is killed with −9 at any moment leaves what the next one makes right, to the last digit', async () => {
  const exact = await figures('area,kind');
  for (const pause of [0, 30, 90, 180, 300]) {
    await lose();
    const env = { ...process.env, REBUILD_URL: town.db.ownerUrl };
    const child = spawn(process.execPath, [CHILD], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await vi.waitFor(working, { timeout: 20_000, interval: 5 });
    const until = performance.now() + pause; // at another moment each time
    while (performance.now() < until) await working().catch(() => {});
    child.kill('SIGKILL');
    await once(child, 'exit');
    await vi.waitFor(gone, { timeout: 20_000 });
    await rebuildMeasures(town.rebuilding, 'test');
    expect(await figures('area')).toEqual(exact);
    expect(await sumDifferences(town.rebuilding, 'test')).toEqual([]);
  }
}, 180_000);

async function sessions(): Promise<number> {
  const rows = await town.db.ownerSql`select 1 from pg_stat_activity where application_name = 'rebuild child'`;
  return rows.length;
}

const working = async () => expect(await sessions()).toBeGreaterThan(0);
const gone = async () => expect(await sessions()).toBe(0);

test('two processes that share the facts make the same of them as one', async () => {
  await lose();
  const found = await allFactsAgain(town.loop, 'test', 100);
  expect([found.cases, found.missing]).toEqual([401, 60]);
  expect(found.wrong).toBeGreaterThan(20);
  expect(await allFactsAgain(town.loop, 'test')).toEqual({ cases: 401, missing: 0, wrong: 0 });
  await rebuildMeasures(town.rebuilding, 'test');
  expect(await figures('area')).toEqual(await figures('area,kind'));
}, 60_000);
