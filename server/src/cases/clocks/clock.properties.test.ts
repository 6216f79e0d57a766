import type { Limit } from '@chengyun/contract/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCalendar } from '../../town/calendar/a-calendar.ts';
import { elapsed, totalSeconds } from '../../town/calendar/due.ts';
import { dueAfterPauses } from '../../town/calendar/pauses.ts';
import { type Clock, extendClock, pauseClock, remaining, resumeClock, startClock, stopClock } from './clock.ts';
import { lampOf, nextLampChange } from './lamp.ts';

const slots = [
  { from: '00:00', to: '05:00' },
  { from: '09:00', to: '17:00' },
];
const CALENDARS = {
  'Asia/Shanghai': aCalendar(),
  'America/New_York': aCalendar({ zone: 'America/New_York', slots, workdays: [1, 2, 3, 4, 7] }),
  'Europe/London': aCalendar({ zone: 'Europe/London', slots, workdays: [1, 6, 7], days: {} }),
};

const limits: fc.Arbitrary<Limit> = fc.record({
  amount: fc.integer({ min: 1, max: 40 }).map((half) => half / 2),
  unit: fc.constantFrom('urgent_hour', 'urgent_day', 'work_hour', 'work_day'),
  reading: fc.constantFrom('slots', 'day_end'),
});
const starts = fc
  .integer({ min: Date.parse('2024-01-01T00:00Z') / 1000, max: Date.parse('2026-12-20T00:00Z') / 1000 })
  .map((seconds) => new Date(seconds * 1000));
// Seconds of run and pause in turn.
const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 900_000 })), {
  maxLength: 5,
});

function lived(
  clock: Clock,
  turns: readonly (readonly [number, number])[],
  calendar: (typeof CALENDARS)['Asia/Shanghai'],
) {
  return turns.reduce((now, [run, rest]) => {
    const pausedAt = new Date((now.runningSince ?? now.startedAt).getTime() + run * 1000);
    const paused = pauseClock(now, '', calendar, pausedAt);
    return resumeClock(paused, calendar, new Date(pausedAt.getTime() + rest * 1000));
  }, clock);
}

describe.each(Object.entries(CALENDARS))('in %s', (_zone, calendar) => {
  test('a pause never brings a deadline forward, nor the yellow instant', () => {
    fc.assert(
      fc.property(starts, limits, spans, (start, limit, turns) => {
        const clock = startClock({ name: 'handle', limit }, calendar, start);
        const after = lived(clock, turns, calendar);
        expect(after.dueAt.getTime()).toBeGreaterThanOrEqual(clock.dueAt.getTime());
        expect(after.yellowAt.getTime()).toBeGreaterThanOrEqual(clock.yellowAt.getTime());
        expect(after.yellowAt.getTime()).toBeLessThanOrEqual(after.dueAt.getTime());
      }),
    );
  });

  test('a pause changes neither what is left nor what is counted in all', () => {
    fc.assert(
      fc.property(
        starts,
        limits,
        fc.integer({ min: 0, max: 2_000_000 }),
        fc.integer({ min: 0, max: 9_000_000 }),
        (...args) => {
          const [start, limit, run, rest] = args;
          const clock = startClock({ name: 'handle', limit }, calendar, start);
          const pausedAt = new Date(start.getTime() + run * 1000);
          const resumedAt = new Date(pausedAt.getTime() + rest * 1000);
          const paused = pauseClock(clock, '', calendar, pausedAt);
          const resumed = resumeClock(paused, calendar, resumedAt);
          const left = remaining(clock, calendar, pausedAt);
          expect([remaining(paused, calendar, resumedAt), remaining(resumed, calendar, resumedAt)]).toEqual([
            left,
            left,
          ]);
          fc.pre(left > 0);
          const counted =
            elapsed(start, pausedAt, limit.unit, calendar) + elapsed(resumedAt, resumed.dueAt, limit.unit, calendar);
          expect(counted).toBeCloseTo(totalSeconds(limit, calendar, start), 6);
          expect(stopClock(resumed, calendar, resumed.dueAt)).toMatchObject({ verdict: 'in_time' });
        },
      ),
    );
  });
});

describe.each(Object.entries(CALENDARS))('with extensions and lamps, in %s', (_zone, calendar) => {
  test('a clock with pauses and an extension is due when its explanation says so', () => {
    fc.assert(
      fc.property(starts, limits, spans, fc.boolean(), (start, limit, turns, isExtended) => {
        const plain = startClock({ name: 'handle', limit }, calendar, start);
        const clock = lived(isExtended ? extendClock(plain, limit, calendar) : plain, turns, calendar);
        const told = dueAfterPauses(start, limit, calendar, clock.pauses, clock.extendedSeconds);
        expect(clock.dueAt).toEqual(told.due);
      }),
    );
  });

  test('an extension moves the deadline on by its own worth', () => {
    fc.assert(
      fc.property(starts, limits, limits, (start, limit, by) => {
        fc.pre(!limit.unit.startsWith('work') || by.unit.startsWith('work'));
        const clock = startClock({ name: 'handle', limit }, calendar, start);
        const extended = extendClock(clock, by, calendar);
        expect(extended.dueAt.getTime()).toBeGreaterThan(clock.dueAt.getTime());
        const moved = elapsed(clock.dueAt, extended.dueAt, limit.unit, calendar);
        expect(moved).toBeCloseTo(extended.extendedSeconds, 6);
      }),
    );
  });

  test('the lamp changes at each told instant and not a millisecond sooner', () => {
    fc.assert(
      fc.property(starts, limits, spans, (start, limit, turns) => {
        const clock = lived(startClock({ name: 'handle', limit }, calendar, start), turns, calendar);
        const changes: string[] = [];
        for (let next = nextLampChange(clock); next; next = nextLampChange(clock, next)) {
          const before = lampOf(clock, new Date(next.getTime() - 1));
          const after = lampOf(clock, next);
          expect(after).not.toBe(before);
          changes.push(after);
        }
        const isRed = clock.runningSince !== null && clock.runningSince > clock.dueAt;
        expect(changes.at(-1)).toBe(isRed ? undefined : 'red');
      }),
    );
  });
});
