import type { Limit, LimitUnit } from '@chengyun/contract/calendar';
import { DAY_MS } from './civil.ts';
import { type Calendar, tableAt } from './compile.ts';
import { addWorkMs, workMsBetween } from './work-time.ts';
import { wallOf } from './zone.ts';

const HOUR_MS = 3_600_000;

/** Whether a unit counts only inside working slots. */
export function isWorkUnit(unit: LimitUnit): boolean {
  return unit === 'work_hour' || unit === 'work_day';
}

/** The instant (ms) at which a limit that began at `start` (ms) runs out. */
export function dueMs(start: number, limit: Limit, calendar: Calendar): number {
  if (limit.unit === 'work_day' && limit.reading === 'day_end') return workdayEndAfter(start, limit.amount, calendar);
  const ms = Math.round(limit.amount * unitMs(limit.unit, calendar));
  return isWorkUnit(limit.unit) ? addWorkMs(start, ms, calendar) : start + ms;
}

/** The instant at which a limit that began at `start` runs out; still in time at that very instant. */
export function dueAt(start: Date, limit: Limit, calendar: Calendar): Date {
  return new Date(dueMs(start.getTime(), limit, calendar));
}

/** Milliseconds between two instants (ms), counted as the unit counts: continuous, or within working slots. */
export function elapsedMs(start: number, end: number, unit: LimitUnit, calendar: Calendar): number {
  return isWorkUnit(unit) ? workMsBetween(start, end, calendar) : end - start;
}

/** Seconds between two instants, counted as the unit counts; negative when `end` is the earlier. The inverse of `addSeconds`. */
export function elapsed(start: Date, end: Date, unit: LimitUnit, calendar: Calendar): number {
  return elapsedMs(start.getTime(), end.getTime(), unit, calendar) / 1000;
}

/** The instant at which `seconds` of the unit's own time have passed since `start`; `start` itself when there are none. */
export function addSeconds(start: Date, seconds: number, unit: LimitUnit, calendar: Calendar): Date {
  const ms = Math.max(0, Math.round(seconds * 1000));
  return new Date(isWorkUnit(unit) ? addWorkMs(start.getTime(), ms, calendar) : start.getTime() + ms);
}

/** How many seconds of its own time a limit that began at `start` is worth; of a `day_end` limit, up to its due instant. */
export function totalSeconds(limit: Limit, calendar: Calendar, start: Date): number {
  return elapsedMs(start.getTime(), dueMs(start.getTime(), limit, calendar), limit.unit, calendar) / 1000;
}

function unitMs(unit: LimitUnit, calendar: Calendar): number {
  switch (unit) {
    case 'urgent_hour':
    case 'work_hour':
      return HOUR_MS;
    case 'urgent_day':
      return DAY_MS;
    case 'work_day':
      return calendar.dayMs;
  }
}

function workdayEndAfter(start: number, amount: number, calendar: Calendar): number {
  let table = tableAt(calendar, start);
  const dayOfYear = Math.floor(wallOf(start, table.spans) / DAY_MS) - table.firstDay;
  let count = (table.workdaysThrough[dayOfYear] ?? 0) + Math.ceil(amount);
  while (count > table.workdayEnd.length) {
    count -= table.workdayEnd.length;
    table = calendar.table(table.year + 1);
  }
  return table.workdayEnd[count - 1] ?? start;
}
