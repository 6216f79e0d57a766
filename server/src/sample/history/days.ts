import { dayNumber } from '../../town/calendar/civil.ts';
import { isWorkday } from '../../town/calendar/year-table.ts';
import type { Ground } from '../../town/ground/ground.ts';

/** Whether the town works on a day, by its first calendar. */
export function worksOn(ground: Ground, day: string): boolean {
  const [calendar] = ground.calendars.values();
  return calendar ? isWorkday(calendar.data, dayNumber(day)) : true;
}
