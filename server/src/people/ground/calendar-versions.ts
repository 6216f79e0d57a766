import type { CalendarData } from '@chengyun/contract/calendar';
import { changesBetween } from '@chengyun/contract/changes';
import type { DueTrial, DueTried, NewCalendarVersion } from '@chengyun/contract/policy';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { calendarFault, compileCalendar } from '../../town/calendar/compile.ts';
import { dueAt } from '../../town/calendar/due.ts';
import { explainDue } from '../../town/calendar/explain/explain.ts';
import { insertVersion } from '../../town/ground/policy-queries.ts';
import { announceGround } from '../../town/ground/store-ground.ts';
import { foundPolicy } from './found-policy.ts';
import { refuseStale } from './refuse-stale.ts';

/** Adds a version to a calendar. */
export async function saveCalendar(
  sql: Sql,
  townId: string,
  id: string,
  seen: number | undefined,
  { calendar, note }: NewCalendarVersion,
  createdBy: string,
): Promise<CalendarData> {
  const current = await foundPolicy<CalendarData>(sql, 'calendar', id);
  refuseStale(current.name.zh, seen, current.version);
  refuseFaulty(calendar);
  const data = { ...calendar, id, version: current.version + 1 };
  if (changesBetween(current, { ...data, version: current.version }).length === 0) {
    throw new Refusal('ground.unchanged', { what: current.name, version: current.version });
  }
  const made = { kind: 'calendar', id, version: data.version, data, note: note.trim(), createdBy } as const;
  if (!(await insertVersion(sql, made))) {
    throw new Refusal('conflict', { what: current.name, version: data.version }, { version: data.version });
  }
  await announceGround(sql, townId);
  return data;
}

/** When a limit would be due, and the sentence why, in both languages. */
export async function tryDue(sql: Sql, id: string, { start, limit, calendar }: DueTrial): Promise<DueTried> {
  const current = await foundPolicy<CalendarData>(sql, 'calendar', id);
  if (calendar) refuseFaulty(calendar);
  const compiled = compileCalendar(calendar ? { ...calendar, id, version: current.version } : current);
  const from = new Date(start);
  try {
    return {
      due: dueAt(from, limit, compiled).toISOString(),
      explanation: { zh: explainDue(from, limit, compiled, 'zh'), en: explainDue(from, limit, compiled, 'en') },
    };
  } catch (cause) {
    // The calendar's own way to say that it was led out of the years it can count.
    if (cause instanceof RangeError) throw new Refusal('ground.due-out-of-range');
    throw cause;
  }
}

function refuseFaulty(calendar: NewCalendarVersion['calendar']): void {
  const fault = calendarFault(calendar);
  if (fault) throw new Refusal('ground.calendar-invalid', { why: fault });
}
