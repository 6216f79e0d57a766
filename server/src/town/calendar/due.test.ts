import type { Limit } from '@chengyun/contract/calendar';
import { expect, test } from 'vitest';
import { aCalendar } from './a-calendar.ts';
import { addSeconds, dueAt, elapsed, totalSeconds } from './due.ts';

const china = aCalendar();
const at = (text: string) => new Date(`${text}+08:00`);
const due = (start: string, amount: number, unit: Limit['unit'], reading?: 'slots' | 'day_end') =>
  dueAt(at(start), reading ? { amount, unit, reading } : { amount, unit }, china);

test('five working days before Labour Day 2026 skip the holiday and use the make-up Saturday', () => {
  expect(due('2026-04-30T16:20', 5, 'work_day')).toEqual(at('2026-05-11T16:20'));
});

test('the day-end reading ends with the last slot of the fifth working day after the day', () => {
  expect(due('2026-04-30T16:20', 5, 'work_day', 'day_end')).toEqual(at('2026-05-11T18:00'));
});

test('the day-end reading of a start on a holiday counts the first working day as the first', () => {
  expect(due('2026-05-02T09:00', 1, 'work_day', 'day_end')).toEqual(at('2026-05-06T18:00'));
});

test('half a working day in the day-end reading counts as a whole one', () => {
  expect(due('2026-05-06T09:00', 0.5, 'work_day', 'day_end')).toEqual(at('2026-05-07T18:00'));
});

test('urgent hours run through the night and the holiday', () => {
  expect(due('2026-04-30T23:30', 2, 'urgent_hour')).toEqual(at('2026-05-01T01:30'));
});

test('a quarter of an urgent hour is fifteen minutes', () => {
  expect(due('2026-04-30T23:50', 0.25, 'urgent_hour')).toEqual(at('2026-05-01T00:05'));
});

test('urgent days are 24 hours each', () => {
  expect(due('2026-04-30T16:20', 2, 'urgent_day')).toEqual(at('2026-05-02T16:20'));
});

test('working hours leave out the noon break', () => {
  expect(due('2026-05-06T11:00', 2, 'work_hour')).toEqual(at('2026-05-06T15:00'));
});

test('a limit that ends with a slot is due at its end and not at the next beginning', () => {
  expect(due('2026-05-06T08:00', 4, 'work_hour')).toEqual(at('2026-05-06T12:00'));
});

test('a start at the very end of a slot counts from the next slot', () => {
  expect(due('2026-05-06T12:00', 1, 'work_hour')).toEqual(at('2026-05-06T15:00'));
});

test('a start after hours on the last working day of a year counts from the first of the next', () => {
  expect(due('2025-12-31T18:00:01', 1, 'work_hour')).toEqual(at('2026-01-04T09:00'));
});

test('seconds are kept', () => {
  expect(due('2026-05-06T17:59:59', 0.5, 'work_hour')).toEqual(at('2026-05-07T08:29:59'));
});

test('half a working day is half its slot hours', () => {
  expect(due('2026-05-06T08:00', 0.5, 'work_day')).toEqual(at('2026-05-06T12:00'));
});

test('the long Spring Festival of 2026 costs one hour of a limit nothing but waiting', () => {
  expect(due('2026-02-14T17:30', 1, 'work_hour')).toEqual(at('2026-02-24T08:30'));
});

test('elapsed counts working seconds only, and backwards with a minus', () => {
  expect(elapsed(at('2026-04-30T17:00'), at('2026-05-06T09:00'), 'work_hour', china)).toBe(7200);
  expect(elapsed(at('2026-05-06T09:00'), at('2026-04-30T17:00'), 'work_hour', china)).toBe(-7200);
});

test('adding no seconds leaves the instant where it is, even outside the slots', () => {
  expect(addSeconds(at('2026-05-02T09:00'), 0, 'work_hour', china)).toEqual(at('2026-05-02T09:00'));
});

test('a day-end limit is worth the working seconds up to its due instant', () => {
  const limit: Limit = { amount: 1, unit: 'work_day', reading: 'day_end' };
  expect(totalSeconds(limit, china, at('2026-05-06T16:00'))).toBe(2 * 3600 + 8 * 3600);
});

test('a slot that spans the spring jump in New York is an hour shorter, and the autumn one an hour longer', () => {
  const slots = [{ from: '00:00', to: '06:00' }];
  const newYork = aCalendar({ zone: 'America/New_York', workdays: [1, 2, 3, 4, 5, 6, 7], slots, days: {} });
  const worked = (from: string, to: string) => elapsed(new Date(from), new Date(to), 'work_hour', newYork) / 3600;
  expect(worked('2026-03-08T05:00Z', '2026-03-09T00:00Z')).toBe(5);
  expect(worked('2026-11-01T04:00Z', '2026-11-02T00:00Z')).toBe(7);
});

test('a slot that lies wholly in an hour the zone leaves out is not worked that day', () => {
  const slots = [{ from: '01:00', to: '02:00' }];
  const london = aCalendar({ zone: 'Europe/London', workdays: [7], slots, days: {} });
  const start = new Date('2026-03-29T00:00Z');
  expect(dueAt(start, { amount: 1, unit: 'work_hour' }, london)).toEqual(new Date('2026-04-05T01:00Z'));
});

test('adjacent slots around the clock do not count a repeated hour twice', () => {
  const slots = [
    { from: '00:00', to: '01:30' },
    { from: '01:30', to: '24:00' },
  ];
  const london = aCalendar({ zone: 'Europe/London', workdays: [1, 2, 3, 4, 5, 6, 7], slots, days: {} });
  const [from, to] = [new Date('2026-10-24T00:00Z'), new Date('2026-10-27T00:00Z')];
  expect(elapsed(from, to, 'work_hour', london)).toBe((to.getTime() - from.getTime()) / 1000);
});

test('the first and the last covered year can be counted in, whatever the zone', () => {
  for (const zone of ['Pacific/Kiritimati', 'Asia/Shanghai', 'America/New_York', 'Pacific/Pago_Pago']) {
    const calendar = aCalendar({ zone, days: {} });
    for (const start of [new Date('1970-01-01T00:00Z'), new Date('2200-12-31T23:59:59Z')]) {
      const end = dueAt(start, { amount: 5, unit: 'work_day' }, calendar);
      expect(elapsed(start, end, 'work_day', calendar)).toBe(5 * 8 * 3600);
    }
  }
});

test('an instant outside the covered years is refused with the year', () => {
  expect(() => due('2301-06-01T00:00', 1, 'work_hour')).toThrow('was led to the year 2301');
});

test('a calendar that never works again is refused instead of counting for ever', () => {
  const days = { '2026-05-06': { kind: 'workday' } } as const;
  const once = aCalendar({ workdays: [], days });
  expect(() => dueAt(at('2026-05-06T08:00'), { amount: 2, unit: 'work_day' }, once)).toThrow(RangeError);
});
