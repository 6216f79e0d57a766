import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn } from '../../cases/number.ts';
import { type Period, periodBefore, periodOf, yearBefore } from './period.ts';
import { type OddEnd, type RolledStretch, segmentsOf } from './segments.ts';
import { addDays, dayStart } from './town-days.ts';

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

test.each([
  '0000-01-01',
  '0001-01-01',
  '1899-12-30',
  '2026-02-30',
  '2026-11-01T00:00:00',
  '+275760-09-13T00:00:00Z',
  'x',
])('a time that is none, or older than any record, is refused: %s', (from) => {
  expect(() => periodOf({ from }, zone, now)).toThrow('bad-request');
  expect(() => periodOf({ to: from }, zone, now)).toThrow('bad-request');
});

const signed = ({ sign, ...period }: OddEnd) => `${sign > 0 ? '+' : '−'} ${local(period)}`;

test('a period is cut into years, months, days or sixths of months, and odd ends that are put to them or taken away', () => {
  const period = periodOf({ from: '2026-01-30T06:00:00+08:00', to: '2026-11-25T11:00:00+08:00' }, zone, now);
  const { rolled, live, covered } = segmentsOf(period, zone, { fine: 'day', most: 'month' });
  expect(rolled).toEqual([
    { sign: 1, span: 'month', from: '2026-02-01', to: '2026-12-01' },
    { sign: 1, span: 'day', from: '2026-01-30', to: '2026-02-01' },
    { sign: -1, span: 'day', from: '2026-11-25', to: '2026-12-01' },
  ]);
  expect(live.map(signed)).toEqual(['− 2026-01-30T00:00 – 2026-01-30T06:00', '+ 2026-11-25T00:00 – 2026-11-25T11:00']);
  expect(covered && local(covered)).toBe('2026-01-30T00:00 – 2026-11-25T00:00');
  const sixths = segmentsOf(period, zone, { fine: 'sixth', most: 'month' });
  expect(sixths.rolled).toEqual([
    { sign: 1, span: 'month', from: '2026-02-01', to: '2026-12-01' },
    { sign: -1, span: 'sixth', from: '2026-11-26', to: '2026-12-01' },
  ]);
  expect(sixths.live.map(signed)).toEqual([
    '+ 2026-01-30T06:00 – 2026-02-01T00:00',
    '− 2026-11-25T11:00 – 2026-11-26T00:00',
  ]);
  const years = { from: dayStart(zone, '2022-11-05'), to: dayStart(zone, '2026-11-01') };
  expect(segmentsOf(years, zone, { fine: 'day', most: 'year' }).rolled).toEqual([
    { sign: 1, span: 'year', from: '2023-01-01', to: '2027-01-01' },
    { sign: -1, span: 'day', from: '2022-11-01', to: '2022-11-05' },
    { sign: 1, span: 'month', from: '2022-11-01', to: '2023-01-01' },
    { sign: -1, span: 'month', from: '2026-11-01', to: '2027-01-01' },
  ]);
  const short = periodOf({ from: '2026-03-03T06:00:00+08:00', to: '2026-03-03T11:00:00+08:00' }, zone, now);
  const whole = { rolled: [], covered: null, live: [{ ...short, sign: 1 }] };
  expect(segmentsOf(short, zone, { fine: 'day', most: 'fine' })).toEqual(whole);
});

/** How often each day is read from sums, those taken away again counted off; in order. */
function timesCovered(rolled: readonly RolledStretch[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { sign, from, to } of rolled) {
    for (let day = from; day < to; day = addDays(day, 1)) times.set(day, (times.get(day) ?? 0) + sign);
  }
  return new Map([...times].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function daysOf(covered: Period | null): readonly string[] {
  const days: string[] = [];
  if (!covered) return days;
  for (let day = dayIn(zone, covered.from); day < dayIn(zone, covered.to); day = addDays(day, 1)) days.push(day);
  return days;
}

test('however a period lies, sums and odd ends cover it once, and no end is longer than half a sixth of a month', () => {
  const hours = fc.integer({ min: Date.parse('2023-01-01') / 3_600_000, max: Date.parse('2027-01-01') / 3_600_000 });
  const grains = fc.record({ fine: fc.constantFrom('day', 'sixth'), most: fc.constantFrom('fine', 'month', 'year') });
  fc.assert(
    fc.property(hours, fc.integer({ min: 1, max: 9000 }), grains, (start, length, grain) => {
      const period = { from: new Date(start * 3_600_000), to: new Date((start + length) * 3_600_000) };
      const { rolled, live, covered } = segmentsOf(period, zone, grain);
      const long = (one: Period) => one.to.getTime() - one.from.getTime();
      const all = [...(covered ? [long(covered)] : []), ...live.map((one) => one.sign * long(one))];
      expect(all.reduce((sum, one) => sum + one, 0)).toBe(long(period));
      expect([...timesCovered(rolled)].filter(([, times]) => times !== 0)).toEqual(
        daysOf(covered).map((day) => [day, 1]),
      );
      if (!covered) return;
      for (const one of live) {
        expect(long(one)).toBeLessThanOrEqual((grain.fine === 'day' ? 12 : 72) * 3_600_000);
        expect(one.sign).toBe(one.to <= covered.from || one.from >= covered.to ? 1 : -1);
      }
    }),
  );
});
