import { offsetReader } from '../../../town/calendar/zone.ts';

/** A time as written: its wall clock in ms as if UTC, and its offset from UTC in ms if it says one. */
export type WallTime = { readonly wall: number; readonly offset?: number; readonly dateOnly: boolean };

const SHAPES: readonly RegExp[] = [
  // 2026-05-08, 2026/5/8 16:20, 2026.05.08 16:20:30.123, 2026-05-08T16:20:00+08:00, …Z
  /^(?<y>\d{4})[-/.](?<mo>\d{1,2})[-/.](?<d>\d{1,2})(?:[T ]+(?<h>\d{1,2}):(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,]\d{1,9})?)?\s*(?<z>Z|[+-]\d{2}:?\d{2})?)?$/i,
  // 2026年5月8日 16时20分30秒, 2026年5月8日16:20
  /^(?<y>\d{4})年(?<mo>\d{1,2})月(?<d>\d{1,2})日?\s*(?:(?<h>\d{1,2})(?:[时点](?:(?<mi>\d{1,2})分?)?(?:(?<s>\d{1,2})秒?)?|:(?<mi2>\d{2})(?::(?<s2>\d{2}))?))?$/,
  // 20260508, 20260508162030
  /^(?<y>\d{4})(?<mo>\d{2})(?<d>\d{2})(?:(?<h>\d{2})(?<mi>\d{2})(?<s>\d{2})?)?$/,
];

/** What a spreadsheet keeps of a time in a cell that is not formatted as one: days, and a fraction of a day. */
const SERIAL = /^\d{5}(?:\.\d+)?$/;

/** Reads a time written year first, or the number a spreadsheet keeps for it; undefined for anything else, for `3/5/2026` says not which is the month. */
export function parseWallTime(text: string): WallTime | undefined {
  const folded = text.normalize('NFKC').trim();
  if (SERIAL.test(folded)) return serialTime(Number(folded));
  for (const shape of SHAPES) {
    const found = shape.exec(folded)?.groups;
    if (!found) continue;
    const number = (name: string, other = name) => Number(found[name] ?? found[other] ?? 0);
    const wall = wallOf(number('y'), number('mo'), number('d'), number('h'), number('mi', 'mi2'), number('s', 's2'));
    if (wall === undefined) return undefined;
    const dateOnly = found['h'] === undefined;
    return found['z'] === undefined ? { wall, dateOnly } : { wall, dateOnly, offset: offsetOf(found['z']) };
  }
  return undefined;
}

// Day 0 of a spreadsheet is 30 December 1899; 1970 to 2099 are the days a list can be of.
function serialTime(days: number): WallTime | undefined {
  if (days < 25_569 || days >= 73_051) return undefined;
  return { wall: Math.round((days - 25_569) * 86_400) * 1000, dateOnly: Number.isInteger(days) };
}

function wallOf(year: number, month: number, day: number, hour: number, minute: number, second: number) {
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 59) return undefined;
  if (hour === 24 && minute + second > 0) return undefined;
  const date = Date.UTC(year, month - 1, day);
  if (new Date(date).getUTCDate() !== day) return undefined; // 31 June
  return date + ((hour * 60 + minute) * 60 + second) * 1000;
}

function offsetOf(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Reads a time; a date alone is the moment the day begins, or its last second when a limit `ends` with it. */
export type TimeReader = (text: string, edge?: 'begins' | 'ends') => Date | undefined;

const DAY_MS = 86_400_000;
const QUARTER = 15 * 60_000; // zones change on quarters of an hour

/**
 * Prepares the reading of times of one zone. A wall time that comes twice is its first coming, one that a jump leaves
 * out is read by the clock before the jump. Throws RangeError for a name that is no zone.
 */
export function timeReader(zone: string): TimeReader {
  const offsetAt = cached(offsetReader(zone));
  return (text, edge = 'begins') => {
    const parsed = parseWallTime(text);
    if (!parsed) return undefined;
    const time = parsed.dateOnly && edge === 'ends' ? { ...parsed, wall: parsed.wall + DAY_MS - 1000 } : parsed;
    if (time.offset !== undefined) return new Date(time.wall - time.offset);
    const before = time.wall - offsetAt(time.wall - DAY_MS);
    if (before + offsetAt(before) === time.wall) return new Date(before);
    const after = time.wall - offsetAt(time.wall + DAY_MS);
    return new Date(after + offsetAt(after) === time.wall ? after : before);
  };
}

// Asking the zone database costs microseconds; a list of reports asks for the same hours again and again.
function cached(offsetAt: (at: number) => number): (at: number) => number {
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    const held = known.get(quarter);
    if (held !== undefined) return held;
    if (known.size > 50_000) known.clear();
    const offset = offsetAt(quarter * QUARTER);
    known.set(quarter, offset);
    return offset;
  };
}
