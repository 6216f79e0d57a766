import type { CalendarDay } from '@chengyun/contract/calendar';
import chineseDays from 'chinese-days';
import { DAY_MS, dateText, dayNumber } from './civil.ts';

type Named = readonly [date: string, day: CalendarDay];

const NEW_YEAR = { zh: '元旦', en: "New Year's Day" };
const SPRING = { zh: '春节', en: 'Spring Festival' };
const QINGMING = { zh: '清明节', en: 'Tomb-sweeping Day' };
const LABOUR = { zh: '劳动节', en: 'Labour Day' };
const DRAGON_BOAT = { zh: '端午节', en: 'Dragon Boat Festival' };
const MID_AUTUMN = { zh: '中秋节', en: 'Mid-autumn Festival' };
const NATIONAL = { zh: '国庆节', en: 'National Day' };

/**
 * The thirteen days of a year (2025–2099) that are free by law, whatever the yearly notice moves around them, in order:
 * 全国年节及纪念日放假办法 as amended from 1 January 2025, article 2.
 */
export function statutoryDays(year: number): readonly Named[] {
  const springFestival = lunarDay(year, 1, 1);
  const fixed = (date: string, name: CalendarDay['name']) => named(Date.parse(`${year}-${date}T00:00Z`), name);
  return [
    fixed('01-01', NEW_YEAR),
    // New Year's Eve of the lunar year and the first three days.
    ...[-1, 0, 1, 2].map((by) => named(springFestival + by * DAY_MS, SPRING)),
    fixed(`04-0${qingming(year)}`, QINGMING),
    fixed('05-01', LABOUR),
    fixed('05-02', LABOUR),
    named(lunarDay(year, 5, 5), DRAGON_BOAT),
    named(lunarDay(year, 8, 15), MID_AUTUMN),
    fixed('10-01', NATIONAL),
    fixed('10-02', NATIONAL),
    fixed('10-03', NATIONAL),
  ];
}

function named(at: number, name: CalendarDay['name']): Named {
  return [dateText(at / DAY_MS), { kind: 'holiday', ...(name ? { name } : {}) }];
}

// Given as a local date, since the library reads a text west of Greenwich as the day before. Its table is the almanac's;
// the Chinese calendar of Intl has the Spring Festival of 2027 a day late.
function lunarDay(year: number, month: number, day: number): number {
  return dayNumber(chineseDays.getSolarDateFromLunar(new Date(year, month - 1, day)).date) * DAY_MS;
}

// The usual reckoning of the solar term for the 21st century: the 4th, 5th or 6th of April.
function qingming(year: number): number {
  const short = year % 100;
  return Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4);
}
