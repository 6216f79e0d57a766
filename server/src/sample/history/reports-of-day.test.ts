import { expect, test } from 'vitest';
import { aGround, aKind, aPack } from '../../cases/testing/a-town.ts';
import { FULL_DAY, reportsOfDay } from './reports-of-day.ts';

const ground = aGround([aPack([aKind()])]);
const day = '2026-11-25'; // a Wednesday

test('a workday brings the findings and calls of the model town, most of them by day', () => {
  const reports = reportsOfDay(ground, 7, day);
  const count = (kind: string) => reports.filter((one) => one.kind === kind).length;
  expect(Math.abs(count('grid') / FULL_DAY.grid - 1)).toBeLessThan(0.15);
  expect(Math.abs(count('hotline') / FULL_DAY.hotline - 1)).toBeLessThan(0.15);
  const midnight = Date.parse('2026-11-24T16:00:00Z');
  expect(reports.every(({ at }) => at >= midnight && at < midnight + 86_400_000)).toBe(true);
  expect(reports.filter(({ at }) => at < midnight + 5 * 3_600_000).length).toBeLessThan(20);
});

test('the same day is drawn the same, ids too, and no two reports share one', () => {
  const reports = reportsOfDay(ground, 7, day);
  expect(reportsOfDay(ground, 7, day)).toEqual(reports);
  expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
  expect(reportsOfDay(ground, 8, day)[0]).not.toEqual(reports[0]);
});

test('a share of a day is some of its reports, in its proportions', () => {
  const whole = reportsOfDay(ground, 7, day);
  const some = reportsOfDay(ground, 7, day, 1 / 12);
  expect(Math.abs((some.length * 12) / whole.length - 1)).toBeLessThan(0.02);
  const there = new Set(whole.map((one) => JSON.stringify(one)));
  expect(some.every((one) => there.has(JSON.stringify(one)))).toBe(true);
});
