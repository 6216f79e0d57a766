import type { CalendarDay, Limit } from '@chengyun/contract/calendar';
import { DAY_MS, dateText, isoWeekday } from '../civil.ts';
import { type Calendar, tableAt } from '../compile.ts';
import { isWorkUnit } from '../due.ts';
import { dueAfterPauses, type Pause } from '../pauses.ts';
import { nextWorkingInstant } from '../work-time.ts';
import { isWorkday } from '../year-table.ts';
import { wallOf } from '../zone.ts';

/** A run of days (day numbers, both included). */
export type Days = { readonly from: number; readonly to: number };

/** Days that did not count: a holiday, with its name if it has one, or the free days of the week. */
export type Rest = Days & { readonly kind: 'holiday' | 'weekend' | 'rest'; readonly name: CalendarDay['name'] };

/** Why a deadline is when it is. Moments are what the wall clock of the calendar's zone shows (ms, as if UTC). */
export type DueFacts = {
  readonly limit: Limit;
  readonly start: number;
  /** When counting really begins, if the start lies outside the working slots. */
  readonly countsFrom: number | null;
  readonly rests: readonly Rest[];
  readonly makeUps: readonly Days[];
  readonly pauses: readonly { readonly from: number; readonly to: number | null; readonly why: string }[];
  readonly extension: Pick<Limit, 'amount' | 'unit'> | null;
  readonly due: number;
};

/** Gathers what a reader must know to check a due instant by hand. */
export function dueFacts(
  start: Date,
  limit: Limit,
  calendar: Calendar,
  pauses: readonly Pause[],
  extendedSeconds: number,
): DueFacts {
  const { due, counted } = dueAfterPauses(start, limit, calendar, pauses, extendedSeconds);
  const wall = (at: Date) => wallOf(at.getTime(), tableAt(calendar, at.getTime()).spans);
  const shown = counted.map(({ from, to, why }) => ({ from: wall(from), to: to ? wall(to) : null, why }));
  const days = isWorkUnit(limit.unit) ? daysCounted(wall(start), wall(due), shown) : [];
  return {
    limit,
    start: wall(start),
    countsFrom: countsFrom(start, limit, calendar, wall),
    rests: restsAmong(days, calendar),
    makeUps: makeUpsAmong(days, calendar),
    pauses: shown,
    extension: extendedSeconds > 0 ? extensionOf(extendedSeconds, limit, calendar) : null,
    due: wall(due),
  };
}

function countsFrom(start: Date, limit: Limit, calendar: Calendar, wall: (at: Date) => number): number | null {
  if (!isWorkUnit(limit.unit) || limit.reading === 'day_end') return null;
  const first = nextWorkingInstant(start.getTime(), calendar);
  return first > start.getTime() ? wall(new Date(first)) : null;
}

// Days wholly within a pause are left out: they did not count for another reason.
function daysCounted(start: number, due: number, pauses: DueFacts['pauses']): number[] {
  const [first, last] = [Math.floor(start / DAY_MS), Math.floor(due / DAY_MS)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (day) => !pauses.some(({ from, to }) => to !== null && from <= day * DAY_MS && to >= (day + 1) * DAY_MS),
  );
}

function restsAmong(days: readonly number[], calendar: Calendar): readonly Rest[] {
  const rests: Rest[] = [];
  for (const day of days.filter((each) => !isWorkday(calendar.data, each))) {
    const rest = restOf(day, calendar);
    const last = rests.at(-1);
    const joins = last && last.to === day - 1 && last.kind === rest.kind && last.name?.zh === rest.name?.zh;
    if (joins) rests[rests.length - 1] = { ...last, to: day };
    else rests.push(rest);
  }
  return rests;
}

function restOf(day: number, calendar: Calendar): Rest {
  const exception = calendar.data.days[dateText(day)];
  if (exception) return { kind: 'holiday', name: exception.name, from: day, to: day };
  return { kind: isoWeekday(day) >= 6 ? 'weekend' : 'rest', name: undefined, from: day, to: day };
}

function makeUpsAmong(days: readonly number[], calendar: Calendar): readonly Days[] {
  const { data } = calendar;
  const isMakeUp = (day: number) => isWorkday(data, day) && !data.workdays.includes(isoWeekday(day));
  const runs: Days[] = [];
  for (const day of days.filter(isMakeUp)) {
    const last = runs.at(-1);
    if (last?.to === day - 1) runs[runs.length - 1] = { from: last.from, to: day };
    else runs.push({ from: day, to: day });
  }
  return runs;
}

// Said in the limit's own unit when it comes out in halves, else in hours.
function extensionOf(seconds: number, limit: Limit, calendar: Calendar): Pick<Limit, 'amount' | 'unit'> {
  const daySeconds = limit.unit === 'work_day' ? calendar.dayMs / 1000 : 86_400;
  const days = seconds / daySeconds;
  const inDays = limit.unit.endsWith('day') && Number.isInteger(days * 2);
  if (inDays) return { amount: days, unit: limit.unit };
  return { amount: Math.round(seconds / 36) / 100, unit: isWorkUnit(limit.unit) ? 'work_hour' : 'urgent_hour' };
}
