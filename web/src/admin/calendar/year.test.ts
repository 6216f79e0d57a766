import type { CalendarDraft } from '@chengyun/contract/policy';
import { expect, test } from 'vitest';
import { countsOf, datesOf, dayAfter, kindOf, weekdayOf, withDay } from './year.ts';

const calendar: CalendarDraft = {
  name: { zh: '日历', en: 'Calendar' },
  zone: 'Asia/Shanghai',
  workdays: [1, 2, 3, 4, 5],
  slots: [{ from: '09:00', to: '17:00' }],
  days: { '2026-10-01': { kind: 'holiday' }, '2026-10-10': { kind: 'workday' } },
};

test('a month has its dates, also in a leap year', () => {
  expect(datesOf(2028, 2).at(-1)).toBe('2028-02-29');
  expect(datesOf(2026, 12)).toHaveLength(31);
});

test('days run on over the turn of the year', () => {
  expect([dayAfter('2026-12-31', 1), dayAfter('2027-01-01', -1)]).toEqual(['2027-01-01', '2026-12-31']);
});

test('a date is a holiday, a make-up day, a weekend or a working day', () => {
  expect([weekdayOf('2026-10-01'), weekdayOf('2026-10-10')]).toEqual([4, 6]);
  const kinds = ['2026-10-01', '2026-10-10', '2026-10-11', '2026-10-12'].map((date) => kindOf(calendar, date));
  expect(kinds).toEqual(['holiday', 'makeUp', 'rest', 'work']);
});

test('a departure can be set and taken back, and the days stay in order', () => {
  const more = withDay(calendar, '2026-05-01', { kind: 'holiday' });
  expect(Object.keys(more.days)).toEqual(['2026-05-01', '2026-10-01', '2026-10-10']);
  expect(withDay(more, '2026-05-01', null)).toEqual(calendar);
});

test('the kinds of a year add up to its days', () => {
  const counts = countsOf(calendar, 2026);
  expect(counts).toEqual({ work: 260, rest: 103, holiday: 1, makeUp: 1 });
});
