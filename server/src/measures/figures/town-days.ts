import { type OffsetReader, offsetReader } from '../../town/calendar/zone.ts';

const DAY = 86_400_000;
const readers = new Map<string, OffsetReader>();

/** The instant at which a day (YYYY-MM-DD) begins in a zone. */
export function dayStart(zone: string, day: string): Date {
  const reader = readers.get(zone) ?? offsetReader(zone);
  readers.set(zone, reader);
  const wall = Date.parse(`${day}T00:00:00Z`);
  // The offset at the guess, then at what it gives: enough for zones that jump once a day.
  const guess = wall - reader(wall);
  return new Date(wall - reader(guess));
}

/** A day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** A day so many months later; the last of the month when that month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}
