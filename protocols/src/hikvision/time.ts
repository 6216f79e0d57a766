import { type Dialect, standard } from './dialect.ts';

const TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?(Z|([-+])(\d{1,2}):?(\d\d))?$/;

/** Epoch milliseconds of an alert's time, which may lack its seconds or zone or have a one-digit offset; null when it is none. */
export function timeOf(text: string | null, dialect: Dialect = standard): number | null {
  const parts = TIME.exec(text ?? '');
  if (parts === null) return null;
  const [, day, minute, second = ':00', zone, sign, hours, minutes] = parts;
  const local = Date.parse(`${day}T${minute}${second}Z`);
  if (Number.isNaN(local)) return null;
  if (zone === undefined) return local - dialect.utcOffset * 60_000;
  const offset = zone === 'Z' ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return local - offset * 60_000;
}
