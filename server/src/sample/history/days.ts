import { dayNumber } from '../../town/calendar/civil.ts';
import { isWorkday } from '../../town/calendar/year-table.ts';
import type { Ground } from '../../town/ground/ground.ts';

/** Whether the town works on a day, by its first calendar. */
export function worksOn(ground: Ground, day: string): boolean {
  const [calendar] = ground.calendars.values();
  return calendar ? isWorkday(calendar.data, dayNumber(day)) : true;
}

/** Midnight of a day in a zone, in epoch milliseconds: the UTC midnight moved by what the zone's clocks show then. */
export function midnightOf(day: string, zone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [hour = 0, minute = 0] = shown.format(utc).split(':').map(Number);
  const ahead = (hour * 60 + minute) * 60_000;
  return hour < 12 ? utc - ahead : utc + 86_400_000 - ahead;
}
