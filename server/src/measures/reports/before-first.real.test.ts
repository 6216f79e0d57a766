import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../../people/actor.ts';
import { uuidv7 } from '../../support/new-id.ts';
import { spanNamed } from '../figures/named-span.ts';
import { aBusyTown } from '../testing/a-busy-town.ts';
import type { CountedTown } from '../testing/a-counted-town.ts';
import { mustHaveBegun } from './act/begin-version.ts';
import { makeDue } from './act/make-due.ts';

const now = new Date('2026-10-20T03:20:00Z');
const zone = 'Asia/Shanghai';
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 20, seed: 3, days: 10, now });
}, 60_000);
afterAll(() => town.db.close());

function asked(period: string): Promise<void> {
  const span = spanNamed('month', period);
  if (!span) throw new Error(`no month ${period}`);
  return town.as(systemActor, (sql) => mustHaveBegun(sql, span, zone));
}

test('a report of a time before the first case is refused, and the refusal says when that was', async () => {
  await expect(asked('2026-10')).resolves.toBeUndefined();
  await expect(asked('1900-01')).rejects.toMatchObject({
    code: 'report.before-first',
    values: { period: '1900-01', first: expect.stringMatching(/^2026-10-\d\d$/) },
  });
});

test('nothing is made by itself of a time before the first case', async () => {
  await makeDue(town.db.sql, 'test', now, uuidv7);
  const made = await town.db.ownerSql<{ period: string }[]>`select period from town_test.report order by period`;
  expect(made.map(({ period }) => period)).toEqual(['2026-W42']);
});
