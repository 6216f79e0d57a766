import type { CalendarData, Limit } from '@chengyun/contract/calendar';

const MINUTE = 60_000;

/**
 * The due instant (ms) found by walking minute after minute and looking at the wall clock of each: thousands of times
 * slower than the tables, and right by inspection. Tests and measurements hold the tables against it. `wallAt` tells
 * what the wall shows at an instant, ms as if UTC; slot edges must not fall in an hour that a zone repeats.
 */
export function dueByMinutes(
  start: number,
  limit: Limit,
  data: CalendarData,
  wallAt: (instant: number) => number,
): number {
  if (limit.unit === 'urgent_hour') return start + limit.amount * 60 * MINUTE;
  if (limit.unit === 'urgent_day') return start + limit.amount * 1440 * MINUTE;
  if (limit.unit === 'work_day' && limit.reading === 'day_end') return endOfWorkday(start, limit.amount, data, wallAt);
  const minutes = limit.unit === 'work_hour' ? 60 : minutesOfDay(data);
  let left = limit.amount * minutes * MINUTE;
  for (let at = start; ; ) {
    const minuteEnd = (Math.floor(at / MINUTE) + 1) * MINUTE;
    if (isWorking(wallAt(at), data)) {
      const step = Math.min(left, minuteEnd - at);
      left -= step;
      if (left === 0) return at + step;
    }
    at = minuteEnd;
  }
}

function endOfWorkday(start: number, amount: number, data: CalendarData, wallAt: (instant: number) => number): number {
  const dateAt = (instant: number) => new Date(wallAt(instant)).toISOString().slice(0, 10);
  const worked = new Set<string>();
  let end = start;
  for (let at = Math.floor(start / MINUTE) * MINUTE; ; at += MINUTE) {
    const working = isWorking(wallAt(at), data) && dateAt(at) !== dateAt(start);
    if (working) worked.add(dateAt(at));
    if (worked.size > Math.ceil(amount)) return end;
    if (working) end = at + MINUTE;
  }
}

function isWorking(wall: number, data: CalendarData): boolean {
  const text = new Date(wall).toISOString();
  const time = text.slice(11, 16);
  if (!data.slots.some((slot) => slot.from <= time && time < slot.to)) return false;
  const kind = data.days[text.slice(0, 10)]?.kind;
  return kind ? kind === 'workday' : data.workdays.includes(new Date(wall).getUTCDay() || 7);
}

function minutesOfDay(data: CalendarData): number {
  const minutes = (time: string) => Date.parse(`1970-01-01T${time.replace('24:00', '23:59')}Z`) / MINUTE;
  return data.slots.reduce((sum, { from, to }) => sum + minutes(to) - minutes(from) + (to === '24:00' ? 1 : 0), 0);
}
