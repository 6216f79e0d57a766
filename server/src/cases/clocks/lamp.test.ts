import type { Limit } from '@chengyun/contract/calendar';
import { expect, test } from 'vitest';
import { aCalendar } from '../../town/calendar/a-calendar.ts';
import { extendClock, pauseClock, resumeClock, startClock, stopClock } from './clock.ts';
import { isPastBuffer, lampOf, nextLampChange } from './lamp.ts';

const china = aCalendar();
const at = (text: string) => new Date(`${text}+08:00`);
const limit: Limit = { amount: 1, unit: 'work_day' };
const clock = startClock(
  { name: 'handle', limit, buffer: { amount: 4, unit: 'work_hour' } },
  china,
  at('2026-06-01T08:00'),
);

test('the lamp is green, from three quarters of the limit yellow, and red only past the due instant', () => {
  const lamps = ['08:00:00', '15:59:59', '16:00:00', '18:00:00', '18:00:01'].map((time) =>
    lampOf(clock, at(`2026-06-01T${time}`)),
  );
  expect(lamps).toEqual(['green', 'green', 'yellow', 'yellow', 'red']);
});

test('the yellow share is a policy', () => {
  const early = startClock({ name: 'handle', limit, yellowShare: 0.5 }, china, at('2026-06-01T08:00'));
  expect(early.yellowAt).toEqual(at('2026-06-01T12:00'));
});

test('a paused clock keeps the lamp it had at its pause', () => {
  const yellow = pauseClock(clock, '挂账', china, at('2026-06-01T17:00'));
  expect(lampOf(yellow, at('2026-09-01T08:00'))).toBe('yellow');
  expect(nextLampChange(yellow)).toBeNull();
});

test('a clock that was yellow before a pause is yellow when it resumes', () => {
  const paused = pauseClock(clock, '挂账', china, at('2026-06-01T17:00'));
  const resumed = resumeClock(paused, china, at('2026-06-03T08:00'));
  expect(lampOf(resumed, at('2026-06-03T08:00'))).toBe('yellow');
  expect(resumed.yellowAt).toEqual(at('2026-06-01T16:00'));
  expect(nextLampChange(resumed)).toEqual(new Date(at('2026-06-03T09:00').getTime() + 1));
});

test('an extension can turn a yellow lamp green again', () => {
  const extended = extendClock(clock, limit, china);
  expect(lampOf(clock, at('2026-06-01T17:00'))).toBe('yellow');
  expect(lampOf(extended, at('2026-06-01T17:00'))).toBe('green');
});

test('a stopped clock keeps its last lamp, and red says the same as late', () => {
  const lamps = ['2026-06-01T10:00', '2026-06-01T18:00', '2026-06-02T08:00'].map((when) => {
    const stopped = stopClock(clock, china, at(when));
    return [lampOf(stopped, at('2027-01-01T00:00')), stopped.verdict];
  });
  expect(lamps).toEqual([
    ['green', 'in_time'],
    ['yellow', 'in_time'],
    ['red', 'late'],
  ]);
});

test('the next change leads from green over yellow to red and ends there', () => {
  const yellow = nextLampChange(clock);
  const red = nextLampChange(clock, yellow);
  expect([yellow, red, nextLampChange(clock, red)]).toEqual([
    at('2026-06-01T16:00'),
    new Date(at('2026-06-01T18:00').getTime() + 1),
    null,
  ]);
});

test("the unit's own deadline passes before the real one", () => {
  expect(clock.bufferDueAt).toEqual(at('2026-06-01T12:00'));
  expect([isPastBuffer(clock, at('2026-06-01T12:00')), isPastBuffer(clock, at('2026-06-01T12:01'))]).toEqual([
    false,
    true,
  ]);
});
