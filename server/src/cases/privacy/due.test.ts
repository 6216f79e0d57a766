import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someCalendarData } from '../../town/calendar/a-calendar.ts';
import { compileCalendar } from '../../town/calendar/compile.ts';
import { isPrivacyLate, privacyDueAt, privacyLamp } from './due.ts';

const DAY = 86_400_000;
const calendar = compileCalendar({ ...someCalendarData({ days: {} }), version: 1 });

test('fifteen working days end with the day they are counted to', () => {
  // Monday 27 April 2026, 9:00 in China; the fifteenth working day after it is Monday 18 May.
  const due = privacyDueAt(new Date('2026-04-27T01:00:00Z'), 15, calendar);
  expect(due.toISOString().slice(0, 10)).toBe('2026-05-18');
});

test('no request is due later than thirty days after it came in, nor before it came in', () => {
  const received = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(received, fc.integer({ min: 1, max: 22 }), (at, days) => {
      for (const one of [calendar, null]) {
        const after = privacyDueAt(at, days, one).getTime() - at.getTime();
        expect(after).toBeGreaterThan(0);
        expect(after).toBeLessThanOrEqual(30 * DAY);
      }
    }),
    { numRuns: 60 },
  );
});

test('the lamp turns yellow three days before, red when it is over, and goes out with the end; lateness stays', () => {
  const dueAt = new Date('2026-05-18T10:00:00Z');
  const at = (before: number) => new Date(dueAt.getTime() - before);
  const open = { dueAt, endedAt: null };
  expect([3 * DAY + 1, 3 * DAY, 0, -1].map((before) => privacyLamp(open, at(before)))).toEqual([
    'green',
    'yellow',
    'yellow',
    'red',
  ]);
  expect([0, -1].map((before) => isPrivacyLate(open, at(before)))).toEqual([false, true]);
  const [timely, late] = [
    { dueAt, endedAt: at(1) },
    { dueAt, endedAt: at(-1) },
  ];
  expect([timely, late].map((one) => [privacyLamp(one, at(-9 * DAY)), isPrivacyLate(one, at(-9 * DAY))])).toEqual([
    [null, false],
    [null, true],
  ]);
});
