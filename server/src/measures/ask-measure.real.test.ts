import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../cases/testing/a-town.ts';
import { systemActor } from '../people/actor.ts';
import { askerIn, oldestBehind } from './ask-measure.ts';
import { aBusyTown } from './testing/a-busy-town.ts';
import type { CountedTown } from './testing/a-counted-town.ts';

const now = new Date('2026-10-20T03:20:00Z');
const year = { from: '2025-10-21', to: '2026-10-21' };
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 300, seed: 7, days: 300, now });
}, 240_000);
afterAll(() => town.db.close());

test('the longest late are the last of the whole list, however long that is', async () => {
  const ask = await askerIn(town.rebuilding, { townId: 'test', actor: systemActor, now });
  const oldest = await town.as(systemActor, (sql) => oldestBehind(ask(sql), 'loop.late-open', year, 8));
  const all = await town.rows(systemActor, 'loop.late-open', year, now);
  expect(all.length).toBeGreaterThan(8);
  expect(oldest.map(({ id }) => id)).toEqual(all.toReversed().slice(0, 8));
});

test('a measure is held against the target the town gave its indicator; of one kind of cases against its own', async () => {
  await town.as(
    systemActor,
    (sql) => sql`insert into goal_setting (goal, targets) values ('governance.on-time', '{"2026": 97}')`,
  );
  const target = async (actor: typeof people.intake, id: string, more = {}) =>
    (await town.figure(actor, id, { ...year, ...more, compare: false }, now)).measure.target;
  expect(await target(people.intake, 'loop.on-time')).toBe(0.97);
  expect(await target(people.intake, 'loop.on-time', { kind: 'hotline' })).toBe(0.95);
  expect(await target(people.intake, 'loop.closed-in-time')).toBe(0.95);
  expect(await target(people.intake, 'discovery.self-found')).toBe(0.92);
});

test('valid reports a worker are those of workers: a case of nobody is in neither figure nor list', async () => {
  const id = 'discovery.valid-per-worker';
  await town.as(
    systemActor,
    (sql) => sql`update case_fact set source = 'patrol', reporter = case when grid = '' then '' else 'somebody' end`,
  );
  const [nobody] = await town.as(
    systemActor,
    (sql) => sql<{ n: number }[]>`
      select count(*)::int as n from case_fact where reporter = '' and filed_at is not null and ended <> 'voided'`,
  );
  expect(nobody?.n).toBeGreaterThan(0);
  const { total } = await town.figure(people.intake, id, { ...year, compare: false }, now);
  expect([total.denominator, total.numerator > 0]).toEqual([1, true]);
  expect((await town.rows(people.intake, id, year, now)).length).toBe(total.numerator);
  const sum = await town.figure(people.intake, 'discovery.valid-by-patrol', { ...year, compare: false }, now);
  expect(sum.total.numerator).toBeGreaterThan(total.numerator);
});

test('closing as of an instant counts what was closed by then, and its lists have as many rows', async () => {
  const [from, to] = ['2025-11-01', '2026-10-01'];
  const asOf = '2026-10-02T02:05:00+08:00';
  await town.as(
    systemActor,
    (sql) => sql`
      update case_fact set ended = 'closed', close = 'late', closed_at = ${asOf}::timestamptz + nth * interval '1 hour'
      from (
        select case_id as id, row_number() over (order by case_id) - 4 as nth from case_fact
        where ended = 'open' and close = 'none' and close_at between '2025-11-01' and '2026-09-30' order by case_id limit 6
      ) ended_late where case_id = id`,
  );
  const id = 'loop.closing-rate';
  const of = { from, to, 'as-of': asOf };
  const [told] = await town.as(
    systemActor,
    (sql) => sql<{ due: number; done: number; later: number }[]>`
      select count(*)::int as due,
        count(*) filter (where ended = 'closed' and close <> 'none' and closed_at < ${asOf})::int as done,
        count(*) filter (where ended = 'closed' and close <> 'none' and closed_at >= ${asOf})::int as later
      from case_fact where close_at >= '2025-11-01T00:00:00+08:00' and close_at < '2026-10-01T00:00:00+08:00'
        and ended in ('open', 'closed')`,
  );
  expect([Number(told?.done) > 0, told?.later]).toEqual([true, 3]);
  const then = (await town.figure(people.intake, id, of, now)).total;
  const since = (await town.figure(people.intake, id, { from, to }, now)).total;
  expect([then.rows, then.denominator, then.before]).toEqual([told?.done, told?.due, null]);
  expect([since.rows, since.denominator]).toEqual([Number(told?.done) + Number(told?.later), told?.due]);
  for (const part of ['numerator', 'denominator', 'rest'] as const) {
    const rows = await town.rows(people.intake, id, { ...of, part }, now);
    const n = { numerator: then.rows, denominator: then.denominator, rest: Number(then.denominator) - then.rows }[part];
    expect([part, new Set(rows).size]).toEqual([part, n]);
  }
  const refused = { code: 'bad-request' };
  await expect(town.figure(people.intake, 'loop.reported', of, now)).rejects.toMatchObject(refused);
  await expect(town.list(people.intake, id, { ...of, 'as-of': '2026-09-30T00:00:00Z' }, now)).rejects.toMatchObject(
    refused,
  );
});
