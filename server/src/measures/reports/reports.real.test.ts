import type { ReportContent, ReportFigure } from '@chengyun/contract/reports';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../../people/actor.ts';
import { lastSpan } from '../figures/named-span.ts';
import { aBusyTown } from '../testing/a-busy-town.ts';
import type { CountedTown } from '../testing/a-counted-town.ts';
import { gather } from './act/make-version.ts';
import { someRules } from './testing/a-material.ts';
import { writeReport } from './write/write-report.ts';

const now = new Date('2026-10-20T03:20:00Z');
const silent = { progress: async () => {}, signal: undefined };
let town: CountedTown;
let report: ReportContent;

beforeAll(async () => {
  town = await aBusyTown({ cases: 600, seed: 11, days: 40, now });
  const material = await gather(
    { loop: town.loop, catalogue: town.rebuilding.catalogue },
    await town.ground(),
    lastSpan('month', '2026-10-20'),
    silent,
  );
  report = writeReport({ ...material, organ: '' }, someRules());
}, 60_000);
afterAll(() => town.db.close());

async function listOf({ measure, from, to, narrow, part }: ReportFigure): Promise<number> {
  return (await town.rows(systemActor, measure, { from, to, ...narrow, part }, now)).length;
}

test('every number of a report opens to as many cases as it counts', async () => {
  const counted = Object.values(report.figures).filter(({ rows }) => rows !== null);
  expect(counted.length).toBeGreaterThan(60);
  const wrong = [];
  for (const one of counted) {
    const n = await listOf(one);
    if (n !== one.rows) wrong.push([one.key, one.rows, n]);
    // A plain number is printed as the list is long.
    if (one.format === 'count' && n !== one.value) wrong.push([one.key, one.value, n]);
  }
  expect(wrong).toEqual([]);
}, 120_000);

test('days and classes of a report add up to its total', () => {
  const of = (key: string) => report.figures[key]?.value ?? Number.NaN;
  const daily = report.parts
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'chart' && block.id === 'daily' ? block.chart.series : []))
    .find(({ role }) => role === 'now');
  expect(daily?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(of('reported'));
  expect(of('reported')).toBeGreaterThan(100);
});
