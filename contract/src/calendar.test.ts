import { Check } from 'typebox/value';
import { expect, test } from 'vitest';
import { CalendarData, Limit } from './calendar.ts';

const calendar = {
  id: 'national',
  version: 1,
  name: { zh: '全国工作日历', en: 'National working calendar' },
  zone: 'Asia/Shanghai',
  workdays: [1, 2, 3, 4, 5],
  slots: [{ from: '08:00', to: '24:00' }],
  days: { '2026-05-09': { kind: 'workday', name: { zh: '劳动节', en: 'Labour Day' } } },
};

test.each([
  { amount: 2, unit: 'urgent_hour' },
  { amount: 0.25, unit: 'urgent_hour' },
  { amount: 0.5, unit: 'work_day', reading: 'slots' },
  { amount: 15, unit: 'work_day', reading: 'day_end' },
])('the limit %j is accepted', (limit) => {
  expect(Check(Limit, limit)).toBe(true);
});

test.each([
  { amount: 0, unit: 'work_day' },
  { amount: -1, unit: 'work_day' },
  { amount: 100_001, unit: 'work_day' },
  { amount: 1, unit: 'week' },
  { amount: 1, unit: 'work_day', reading: 'other' },
  { amount: '1', unit: 'work_day' },
  { amount: 1, unit: 'work_day', extra: true },
])('the limit %j is refused', (limit) => {
  expect(Check(Limit, limit)).toBe(false);
});

test('a whole calendar is accepted', () => {
  expect(Check(CalendarData, calendar)).toBe(true);
});

test.each([
  { workdays: [] },
  { workdays: [0] },
  { workdays: [1, 1] },
  { slots: [] },
  { slots: [{ from: '8:00', to: '12:00' }] },
  { slots: [{ from: '24:00', to: '24:00' }] },
  { slots: [{ from: '08:00', to: '12:60' }] },
  { days: { '2026-5-9': { kind: 'workday' } } },
  { days: { '2026-05-09': { kind: 'half' } } },
  { version: 0 },
  { name: { zh: '全国工作日历' } },
])('a calendar with %j is refused', (changed) => {
  expect(Check(CalendarData, { ...calendar, ...changed })).toBe(false);
});
