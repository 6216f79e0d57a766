import { DAY_MS } from './civil.ts';
import { type Calendar, tableAt } from './compile.ts';
import type { YearTable } from './year-table.ts';

/** Working milliseconds between two instants (ms); negative when `end` is the earlier. */
export function workMsBetween(start: number, end: number, calendar: Calendar): number {
  if (end < start) return 0 - workMsBetween(end, start, calendar);
  const last = tableAt(calendar, end);
  let table = tableAt(calendar, start);
  let sum = workUpTo(last, end) - workUpTo(table, start);
  for (; table.year < last.year; table = calendar.table(table.year + 1)) sum += table.total;
  return sum;
}

/**
 * The instant at which `ms` of working time have passed since `start`; always inside a slot or at its end, never at the
 * idle beginning of the next. Nothing to add gives `start` itself, even when it is outside the slots.
 */
export function addWorkMs(start: number, ms: number, calendar: Calendar): number {
  if (ms <= 0) return start;
  let table = tableAt(calendar, start);
  let target = workUpTo(table, start) + ms;
  while (target > table.total) {
    target -= table.total;
    table = calendar.table(table.year + 1);
  }
  const slot = slotReaching(table.workBefore, target);
  return at(table.slotStart, slot) + (target - at(table.workBefore, slot));
}

/** The first instant at or after `start` that lies in a slot, its end excepted. */
export function nextWorkingInstant(start: number, calendar: Calendar): number {
  let table = tableAt(calendar, start);
  let slot = slotAfter(table, start);
  while (slot >= table.slotEnd.length) {
    table = calendar.table(table.year + 1);
    slot = 0;
  }
  return Math.max(start, at(table.slotStart, slot));
}

// Index of the first slot that ends after an instant; the day index leaves a step or two to walk.
function slotAfter(table: YearTable, instant: number): number {
  const { slotEnd } = table;
  let slot = at(table.firstSlot, Math.floor((instant - table.start) / DAY_MS));
  while (slot < slotEnd.length && at(slotEnd, slot) <= instant) slot++;
  return slot;
}

function workUpTo(table: YearTable, instant: number): number {
  const slot = slotAfter(table, instant);
  if (slot === table.slotStart.length) return table.total;
  return at(table.workBefore, slot) + Math.max(0, instant - at(table.slotStart, slot));
}

// The slot i with workBefore[i] < target <= workBefore[i + 1].
function slotReaching(workBefore: Float64Array, target: number): number {
  let low = 0;
  let high = workBefore.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(workBefore, middle + 1) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The indexes come from the same table, so the default is never taken; it spares a check that costs nothing.
function at(numbers: Float64Array | Int32Array, index: number): number {
  return numbers[index] ?? 0;
}
