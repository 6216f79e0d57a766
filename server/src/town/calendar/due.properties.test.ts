import type { Limit } from '@chengyun/contract/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCalendar } from './a-calendar.ts';
import { dueMs, elapsedMs, isWorkUnit, totalSeconds } from './due.ts';
import { dueByMinutes } from './minute-by-minute.ts';
import { addWorkMs, nextWorkingInstant, workMsBetween } from './work-time.ts';
import { offsetReader } from './zone.ts';

const NIGHT_AND_DAY = [
  { from: '00:00', to: '05:00' },
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:00' },
];
const CALENDARS = {
  'Asia/Shanghai': aCalendar(),
  'America/New_York': aCalendar({ zone: 'America/New_York', slots: NIGHT_AND_DAY, workdays: [1, 2, 3, 6, 7] }),
  'Europe/London': aCalendar({ zone: 'Europe/London', slots: NIGHT_AND_DAY, workdays: [2, 4, 7], days: {} }),
};

// Random moments, and those where mistakes live: slot edges ± a second, holidays, year ends, zone jumps.
const moments = fc.oneof(
  between('1972-01-01T00:00Z', '2150-12-31T00:00Z', 1000),
  between('2024-01-01T00:00Z', '2026-12-31T00:00Z', 1000),
  fc
    .tuple(between('2024-01-01T00:00Z', '2026-12-31T00:00Z', 1_800_000), fc.constantFrom(-1000, 0, 1000))
    .map(([edge, by]) => edge + by),
  between('2025-12-30T00:00Z', '2026-01-06T00:00Z', 1000),
  between('2026-02-12T00:00Z', '2026-03-01T00:00Z', 1000),
  between('2026-03-07T00:00Z', '2026-03-09T12:00Z', 1000),
  between('2026-10-24T00:00Z', '2026-10-26T00:00Z', 1000),
  between('2026-10-31T00:00Z', '2026-11-02T12:00Z', 1000),
);

const limits: fc.Arbitrary<Limit> = fc.oneof(
  limitsOf('urgent_hour', 144),
  limitsOf('urgent_day', 120),
  limitsOf('work_hour', 300),
  limitsOf('work_day', 300),
  limitsOf('work_day', 300).map((limit) => ({ ...limit, reading: 'day_end' as const })),
);

function between(from: string, to: string, step: number): fc.Arbitrary<number> {
  return fc.integer({ min: Date.parse(from) / step, max: Date.parse(to) / step }).map((steps) => steps * step);
}

function limitsOf(unit: Limit['unit'], halves: number): fc.Arbitrary<Limit> {
  return fc.integer({ min: 1, max: halves }).map((half) => ({ amount: half / 2, unit }));
}

describe.each(Object.entries(CALENDARS))('in %s', (zone, calendar) => {
  test('a later start is never due earlier', () => {
    fc.assert(
      fc.property(moments, moments, limits, (a, b, limit) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(dueMs(first, limit, calendar)).toBeLessThanOrEqual(dueMs(second, limit, calendar));
      }),
      { numRuns: 500 },
    );
  });

  test('a larger amount is due later, and never earlier in the day-end reading', () => {
    fc.assert(
      fc.property(moments, limits, fc.integer({ min: 1, max: 40 }), (start, limit, halves) => {
        const [less, more] = [limit, { ...limit, amount: limit.amount + halves / 2 }].map((each) =>
          dueMs(start, each, calendar),
        );
        if (limit.reading === 'day_end') expect(more).toBeGreaterThanOrEqual(less ?? Number.NaN);
        else expect(more).toBeGreaterThan(less ?? Number.NaN);
      }),
      { numRuns: 500 },
    );
  });

  test('what has elapsed at the due instant is exactly the limit', () => {
    fc.assert(
      fc.property(moments, limits, (start, limit) => {
        const passed = elapsedMs(start, dueMs(start, limit, calendar), limit.unit, calendar);
        const hours = { urgent_hour: 1, urgent_day: 24, work_hour: 1, work_day: calendar.dayMs / 3_600_000 };
        const worth =
          limit.reading === 'day_end'
            ? totalSeconds(limit, calendar, new Date(start)) * 1000
            : limit.amount * hours[limit.unit] * 3_600_000;
        expect(passed).toBe(worth);
      }),
      { numRuns: 1000 },
    );
  });

  test('a working limit is due inside a slot or at its end', () => {
    fc.assert(
      fc.property(moments, limits, (start, limit) => {
        fc.pre(isWorkUnit(limit.unit));
        const before = dueMs(start, limit, calendar) - 1;
        expect(nextWorkingInstant(before, calendar)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  test('working time adds up over any moment in between', () => {
    fc.assert(
      fc.property(moments, moments, moments, (a, b, c) => {
        expect(workMsBetween(a, b, calendar) + workMsBetween(b, c, calendar)).toBe(workMsBetween(a, c, calendar));
      }),
      { numRuns: 500 },
    );
  });

  test('adding the working time between two moments comes to the last working moment before the second', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        const [start, end] = a <= b ? [a, b] : [b, a];
        const work = workMsBetween(start, end, calendar);
        const reached = addWorkMs(start, work, calendar);
        expect(reached).toBeLessThanOrEqual(end);
        expect(workMsBetween(reached, end, calendar)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('walking minute by minute comes to the same instant', () => {
    const offsetAt = offsetReader(zone);
    const short = limits.map((limit) => ({
      ...limit,
      amount: limit.unit.endsWith('day') ? 1.5 : (limit.amount % 20) + 0.5,
    }));
    fc.assert(
      fc.property(moments, short, (start, limit) => {
        const walked = dueByMinutes(start, limit, calendar.data, (instant) => instant + offsetAt(instant));
        expect(dueMs(start, limit, calendar)).toBe(walked);
      }),
      { numRuns: 120 },
    );
  });
});
