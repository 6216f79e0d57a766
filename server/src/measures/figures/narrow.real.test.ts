import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../cases/testing/a-town.ts';
import { aBusyTown } from '../testing/a-busy-town.ts';
import type { CountedTown } from '../testing/a-counted-town.ts';

const now = new Date('2026-10-20T03:20:00Z');
const year = { from: '2025-10-21', to: '2026-10-21' };
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 300, seed: 11, days: 300, now });
}, 60_000);
afterAll(() => town.db.close());

test('narrowed to a kind of unit, a figure counts what the units of that kind count, and its list is as long', async () => {
  const byUnit = await town.figure(people.intake, 'loop.reported', { ...year, by: 'unit', compare: false }, now);
  const { units } = await town.ground();
  const kinds = new Map<string, number>();
  for (const { keys, rows } of byUnit.groups) {
    const kind = units.get(keys[0]?.key ?? '')?.kind;
    if (kind !== undefined) kinds.set(kind, (kinds.get(kind) ?? 0) + rows);
  }
  expect(kinds.size).toBeGreaterThan(1);
  for (const [kind, rows] of kinds) {
    const narrowed = { ...year, 'unit-kind': kind };
    const answer = await town.figure(people.intake, 'loop.reported', { ...narrowed, compare: false }, now);
    const list = await town.rows(people.intake, 'loop.reported', narrowed, now);
    expect([kind, answer.total.rows, list.length]).toEqual([kind, rows, rows]);
  }
});

test('a kind of unit that the town does not have is refused, not counted as nothing', async () => {
  const asked = town.figure(people.intake, 'loop.reported', { ...year, 'unit-kind': 'no-such-kind' }, now);
  await expect(asked).rejects.toMatchObject({ code: 'measure.unknown-key' });
});
