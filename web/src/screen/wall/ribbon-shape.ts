import type { WallRibbon } from '@chengyun/contract/wall';

/** A bar of the ribbon in a box `slots` wide and 1 high, counted from below. */
export type Bar = { readonly slot: number; readonly height: number };

const minute = 60_000;

/** Bars of what was reported; the highest fills the box but for the room of the marks. */
export function barsOf({ reported }: WallRibbon): readonly Bar[] {
  const most = Math.max(4, ...reported);
  return reported.flatMap((n, slot) => (n > 0 ? [{ slot, height: n / most }] : []));
}

/** Slots in which something happened at all. */
export function marksOf(counts: readonly number[]): readonly number[] {
  return counts.flatMap((n, slot) => (n > 0 ? [slot] : []));
}

/** The end of a slot as an instant: the replay shows what the town was when the slot had passed. */
export function momentOf({ from, slotMinutes }: WallRibbon, slot: number): Date {
  return new Date(Date.parse(from) + (slot + 1) * slotMinutes * minute);
}

/** Full hours of the town at which the ribbon is labelled, every three of them: slot (with fractions) and instant. */
export function hoursOf(
  { from, slotMinutes, reported }: WallRibbon,
  offsetMinutes: number,
): readonly { readonly slot: number; readonly at: Date }[] {
  const step = 3 * 60 * minute;
  const start = Date.parse(from) + offsetMinutes * minute;
  const end = start + reported.length * slotMinutes * minute;
  const found = [];
  for (let at = Math.ceil(start / step) * step; at < end; at += step) {
    found.push({ slot: (at - start) / (slotMinutes * minute), at: new Date(at - offsetMinutes * minute) });
  }
  return found;
}
