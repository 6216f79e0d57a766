import { expect, test } from 'vitest';
import { type Period, periodBefore, periodOf, yearBefore } from './period.ts';
import { segmentsOf } from './segments.ts';
import { dayStart } from './town-days.ts';

const zone = 'Asia/Shanghai';
const now = new Date('2026-11-25T12:00:00+08:00');
const local = ({ from, to }: Period) =>
  [from, to].map((at) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)).join(' – ');

test('days are those of the town, and a period that is not over ends now', () => {
  expect(local(periodOf({ from: '2026-10-01', to: '2026-11-01' }, zone, now))).toBe(
    '2026-10-01T00:00 – 2026-11-01T00:00',
  );
  expect(local(periodOf({ from: '2026-11-01', to: '2026-12-01' }, zone, now))).toBe(
    '2026-11-01T00:00 – 2026-11-25T12:00',
  );
  expect(local(periodOf({}, zone, now))).toBe('2026-11-01T00:00 – 2026-11-25T12:00');
  expect(local(periodOf({ from: '2026-11-02T00:00:00Z' }, zone, now))).toBe('2026-11-02T08:00 – 2026-11-25T12:00');
});

test('whole months are compared with months, weeks with weeks, and what is not over with as much of the time before', () => {
  const before = (from: string, to: string) => local(periodBefore(periodOf({ from, to }, zone, now), zone));
  expect(before('2026-10-01', '2026-11-01')).toBe('2026-09-01T00:00 – 2026-10-01T00:00');
  expect(before('2026-11-16', '2026-11-23')).toBe('2026-11-09T00:00 – 2026-11-16T00:00');
  expect(before('2026-01-01', '2026-10-01')).toBe('2025-04-01T00:00 – 2026-01-01T00:00');
  const year = (from: string, to: string) => local(yearBefore(periodOf({ from, to }, zone, now), zone));
  expect(year('2026-10-01', '2026-11-01')).toBe('2025-10-01T00:00 – 2025-11-01T00:00');
  expect(year('2026-11-01', '2026-12-01')).toBe('2025-11-01T00:00 – 2025-11-25T12:00');
  expect(year('2024-02-29', '2024-03-01')).toBe('2023-02-28T00:00 – 2023-03-01T00:00');
});

test('a period is cut into years, months, days or thirds of months, and odd ends without a gap or an overlap', () => {
  const period = periodOf({ from: '2026-01-30T06:00:00+08:00', to: '2026-11-25T11:00:00+08:00' }, zone, now);
  const { rolled, live, covered } = segmentsOf(period, zone, { fine: 'day', most: 'month' });
  expect(rolled).toEqual([
    { span: 'day', from: '2026-01-31', to: '2026-02-01' },
    { span: 'month', from: '2026-02-01', to: '2026-11-01' },
    { span: 'day', from: '2026-11-01', to: '2026-11-25' },
  ]);
  expect(live.map(local)).toEqual(['2026-01-30T06:00 – 2026-01-31T00:00', '2026-11-25T00:00 – 2026-11-25T11:00']);
  expect(covered && local(covered)).toBe('2026-01-31T00:00 – 2026-11-25T00:00');
  const thirds = segmentsOf(period, zone, { fine: 'third', most: 'month' });
  expect(thirds.rolled).toEqual([
    { span: 'month', from: '2026-02-01', to: '2026-11-01' },
    { span: 'third', from: '2026-11-01', to: '2026-11-21' },
  ]);
  expect(thirds.live.map(local)).toEqual([
    '2026-01-30T06:00 – 2026-02-01T00:00',
    '2026-11-21T00:00 – 2026-11-25T11:00',
  ]);
  const years = { from: dayStart(zone, '2022-11-05'), to: dayStart(zone, '2026-11-01') };
  expect(segmentsOf(years, zone, { fine: 'day', most: 'year' }).rolled).toEqual([
    { span: 'day', from: '2022-11-05', to: '2022-12-01' },
    { span: 'month', from: '2022-12-01', to: '2023-01-01' },
    { span: 'year', from: '2023-01-01', to: '2026-01-01' },
    { span: 'month', from: '2026-01-01', to: '2026-11-01' },
  ]);
  const short = periodOf({ from: '2026-03-03T06:00:00+08:00', to: '2026-03-04T05:00:00+08:00' }, zone, now);
  expect(segmentsOf(short, zone, { fine: 'day', most: 'fine' })).toEqual({ rolled: [], covered: null, live: [short] });
});
