import type { CalendarData } from '@chengyun/contract/calendar';
import { DAY_MS, dateText, isoWeekday, minutesOf } from './civil.ts';
import { instantOf, type OffsetReader, type OffsetSpan, offsetSpans } from './zone.ts';

/** One local year of a calendar laid out as absolute instants (ms), so that counting is looking up. */
export type YearTable = {
  readonly year: number;
  /** Instants of this and the next local new year. */
  readonly start: number;
  readonly end: number;
  readonly firstDay: number;
  readonly spans: readonly OffsetSpan[];
  readonly slotStart: Float64Array;
  readonly slotEnd: Float64Array;
  /** Work (ms) of the year before slot i; one entry more than slots, the last being the year's total. */
  readonly workBefore: Float64Array;
  readonly total: number;
  /** For each step of 24 hours from `start`: the first slot that ends after the step begins. */
  readonly firstSlot: Int32Array;
  /** For each local day of the year: how many working days there are up to and including it. */
  readonly workdaysThrough: Int32Array;
  /** For each working day of the year in order: the instant its last slot ends. */
  readonly workdayEnd: Float64Array;
};

/** Whether a day is worked: the listed exceptions first, then the weekly rule. */
export function isWorkday(data: CalendarData, day: number): boolean {
  const kind = data.days[dateText(day)]?.kind;
  return kind ? kind === 'workday' : data.workdays.includes(isoWeekday(day));
}

/** Lays out the local year `year` of a calendar. */
export function yearTable(data: CalendarData, offsetAt: OffsetReader, year: number): YearTable {
  const firstDay = Date.UTC(year, 0, 1) / DAY_MS;
  const dayAfter = Date.UTC(year + 1, 0, 1) / DAY_MS;
  const spans = offsetSpans(offsetAt, (firstDay - 2) * DAY_MS, (dayAfter + 2) * DAY_MS);
  const start = instantOf(firstDay * DAY_MS, spans);
  const end = instantOf(dayAfter * DAY_MS, spans);
  const { slotStart, slotEnd, workdaysThrough, workdayEnd } = layOut(data, spans, firstDay, dayAfter);
  const workBefore = runningSum(slotStart, slotEnd);
  return {
    year,
    start,
    end,
    firstDay,
    spans,
    slotStart,
    slotEnd,
    workBefore,
    total: workBefore.at(-1) ?? 0,
    firstSlot: firstSlots(slotEnd, start, end),
    workdaysThrough,
    workdayEnd,
  };
}

function layOut(data: CalendarData, spans: readonly OffsetSpan[], firstDay: number, dayAfter: number) {
  const slots = data.slots.map((slot) => [minutesOf(slot.from) * 60_000, minutesOf(slot.to) * 60_000] as const);
  const slotStart: number[] = [];
  const slotEnd: number[] = [];
  const workdayEnd: number[] = [];
  const workdaysThrough = new Int32Array(dayAfter - firstDay);
  for (let day = firstDay; day < dayAfter; day++) {
    let lastEnd: number | null = null;
    for (const [from, to] of isWorkday(data, day) ? slots : []) {
      const start = instantOf(day * DAY_MS + from, spans);
      const end = instantOf(day * DAY_MS + to, spans);
      // A slot that lies wholly in an hour left out by the zone does not exist that day.
      if (end <= start) continue;
      slotStart.push(start);
      slotEnd.push(end);
      lastEnd = end;
    }
    if (lastEnd !== null) workdayEnd.push(lastEnd);
    workdaysThrough[day - firstDay] = workdayEnd.length;
  }
  return {
    slotStart: Float64Array.from(slotStart),
    slotEnd: Float64Array.from(slotEnd),
    workdaysThrough,
    workdayEnd: Float64Array.from(workdayEnd),
  };
}

function runningSum(slotStart: Float64Array, slotEnd: Float64Array): Float64Array {
  const sums = new Float64Array(slotStart.length + 1);
  let sum = 0;
  slotEnd.forEach((end, i) => {
    sum += end - (slotStart[i] ?? end);
    sums[i + 1] = sum;
  });
  return sums;
}

function firstSlots(slotEnd: Float64Array, start: number, end: number): Int32Array {
  const first = new Int32Array(Math.ceil((end - start) / DAY_MS));
  let slot = 0;
  for (let step = 0; step < first.length; step++) {
    while ((slotEnd[slot] ?? Number.POSITIVE_INFINITY) <= start + step * DAY_MS) slot++;
    first[step] = slot;
  }
  return first;
}
