import chineseDays from 'chinese-days';
import { expect, test, vi } from 'vitest';
import { someCalendarData } from './a-calendar.ts';
import { dateText, dayNumber } from './civil.ts';
import { lastNationalYear, nationalDays } from './national-days.ts';
import { statutoryDays } from './statutory-days.ts';
import { isWorkday } from './year-table.ts';

// The library builds its tables in the zone of the machine, and west of Greenwich they are a day off: it is asked in China.
vi.hoisted(() => {
  process.env['TZ'] = 'Asia/Shanghai';
});

test.each([2024, 2025, 2026])('every day of %i is worked or free as the holiday library says', (year) => {
  const data = someCalendarData();
  for (let day = dayNumber(`${year}-01-01`); day <= dayNumber(`${year}-12-31`); day++) {
    const date = dateText(day);
    const asked = new Date(`${date}T12:00+08:00`);
    expect([date, isWorkday(data, day)]).toEqual([date, chineseDays.isWorkday(asked)]);
    expect([date, !isWorkday(data, day)]).toEqual([date, chineseDays.isHoliday(asked)]);
  }
});

test('the year 2026 has the make-up workdays of the published notice', () => {
  const days = Object.entries(nationalDays('2026-01-01', '2026-12-31'));
  expect(days.filter(([, day]) => day.kind === 'workday').map(([date, day]) => [date, day.name?.zh])).toEqual([
    ['2026-01-04', '元旦'],
    ['2026-02-14', '春节'],
    ['2026-02-28', '春节'],
    ['2026-05-09', '劳动节'],
    ['2026-09-20', '国庆节'],
    ['2026-10-10', '国庆节'],
  ]);
});

test('the Spring Festival of 2026 is nine days from 15 to 23 February', () => {
  const days = nationalDays('2026-02-15', '2026-02-23');
  expect(Object.keys(days)).toHaveLength(9);
  expect(new Set(Object.values(days).map((day) => `${day.kind} ${day.name?.zh}`))).toEqual(new Set(['holiday 春节']));
});

test('names are given in full', () => {
  expect(nationalDays('2026-06-19', '2026-06-19')).toEqual({
    '2026-06-19': { kind: 'holiday', name: { zh: '端午节', en: 'Dragon Boat Festival' } },
  });
});

test('days outside the asked span are left out', () => {
  expect(nationalDays('2026-05-06', '2026-05-08')).toEqual({});
});

test.each([2025, 2026])('every day free by law in %i is free in the published notice', (year) => {
  const published = nationalDays(`${year}-01-01`, `${year}-12-31`);
  const byLaw = statutoryDays(year);
  expect(byLaw).toHaveLength(13);
  expect(byLaw).toEqual(byLaw.map(([date]) => [date, published[date]]));
});

test('the days free by law in 2027 are those of the almanac', () => {
  expect(statutoryDays(2027).map(([date]) => date)).toEqual([
    '2027-01-01',
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-02-08',
    '2027-04-05',
    '2027-05-01',
    '2027-05-02',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
    '2027-10-02',
    '2027-10-03',
  ]);
});

test('a year without a notice has its days free by law and no make-up workdays', () => {
  const year = lastNationalYear() + 1;
  expect(Object.entries(nationalDays(`${year}-01-01`, `${year}-12-31`))).toEqual(statutoryDays(year));
});
