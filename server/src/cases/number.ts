import type { Sql } from '../support/db/connect.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day an instant falls on in a zone, as YYYY-MM-DD. */
export function dayIn(zone: string, at: Date): string {
  const known = formats.get(zone);
  if (known) return known.format(at);
  // Making a format takes 50 µs, using it 1 µs: lists of ten thousands ask for each row.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  formats.set(zone, format);
  return format.format(at);
}

/** A case's number: the town's letters, the day, five or more digits counted within the day (QX-20261124-00871). */
export function caseNumber(prefix: string, day: string, serial: number): string {
  return `${prefix}-${day.replaceAll('-', '')}-${String(serial).padStart(5, '0')}`;
}

/**
 * Takes `count` serials of a day and returns the first. Called in a transaction of its own, ahead of the case's: a
 * refused case leaves a gap, and no case waits for another one to be stored.
 */
export async function takeSerials(sql: Sql, day: string, count: number): Promise<number> {
  const [row] = await sql<{ last: number }[]>`
    insert into case_day (day, last) values (${day}, ${count})
    on conflict (day) do update set last = case_day.last + ${count}
    returning last
  `;
  if (!row) throw new Error(`No serial for ${day}`);
  return row.last - count + 1;
}
