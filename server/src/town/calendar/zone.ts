import { DAY_MS } from './civil.ts';

/** Reads the offset of a zone from UTC (ms, positive east of Greenwich) at an instant. */
export type OffsetReader = (at: number) => number;

/** A stretch of instants in which a zone keeps one offset from UTC; `to` is not part of it. */
export type OffsetSpan = { readonly from: number; readonly to: number; readonly offset: number };

/** Prepares the offset reader of an IANA zone; throws RangeError for a name that is none. */
export function offsetReader(zone: string): OffsetReader {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (at) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
      format.format(at).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  };
}

// Every jump in the zone database falls on a whole second.
function jumpBetween(offsetAt: OffsetReader, from: number, to: number): number {
  const before = offsetAt(from);
  let [low, high] = [from / 1000, to / 1000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}

/** The offset spans between two instants (whole seconds), the outer two reaching on without end; one jump a day at most. */
export function offsetSpans(offsetAt: OffsetReader, from: number, to: number): readonly OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let start = Number.NEGATIVE_INFINITY;
  let offset = offsetAt(from);
  for (let at = from; at < to; at += DAY_MS) {
    const next = offsetAt(at + DAY_MS);
    if (next === offset) continue;
    const jump = jumpBetween(offsetAt, at, at + DAY_MS);
    spans.push({ from: start, to: jump, offset });
    start = jump;
    offset = next;
  }
  spans.push({ from: start, to: Number.POSITIVE_INFINITY, offset });
  return spans;
}

/**
 * The instant at which a wall clock shows `wall` (ms, read as if UTC). A wall time that a jump leaves out is the jump
 * itself; one that comes twice is its first coming. So the result never falls as `wall` grows, and slots never overlap.
 */
export function instantOf(wall: number, spans: readonly OffsetSpan[]): number {
  for (const span of spans) {
    const at = wall - span.offset;
    if (at < span.to) return Math.max(at, span.from);
  }
  return Number.NaN;
}

/** What the wall clock shows at an instant, in ms as if it were UTC. */
export function wallOf(at: number, spans: readonly OffsetSpan[]): number {
  for (const span of spans) if (at < span.to) return at + span.offset;
  return Number.NaN;
}
