import { type BitSet, emptyBits, sizeOf } from '../spreads/bit-set.ts';
import type { SumRow } from './sums-of.ts';

/** What was found of a group in a period. */
export interface Tally {
  readonly sums: number[];
  readonly different: Different;
}

/** Of a spread, the different ones found: by their numbers, and by name those that have none. */
interface Different {
  readonly numbered: BitSet;
  readonly named: Set<string>;
}

/** Tallies by period, of the whole and of each group by its keys as JSON. */
export interface TallyTable {
  readonly whole: readonly Tally[];
  readonly rows: Map<string, readonly Tally[]>;
}

export function emptyTally(): Tally {
  return { sums: [], different: { numbered: emptyBits(), named: new Set() } };
}

/** A table of so many periods in which nothing was found yet. */
export function emptyTable(periods: number): TallyTable {
  return { whole: emptyRow(periods), rows: new Map() };
}

/** The tallies of a group, which are made if there are none. */
export function rowOf({ whole, rows }: TallyTable, keys: readonly string[]): readonly Tally[] {
  const key = JSON.stringify(keys);
  const known = rows.get(key);
  if (known) return known;
  const row = emptyRow(whole.length);
  rows.set(key, row);
  return row;
}

export function addSums(into: Tally | undefined, sums: readonly number[]): void {
  if (!into) return;
  for (const [at, sum] of sums.entries()) into.sums[at] = (into.sums[at] ?? 0) + sum;
}

/** How many different ones; number 0 stands for what is not known, and counts for none. */
export function howMany({ numbered, named }: Different): number {
  return sizeOf(numbered) - ((numbered.words[0] ?? 0) & 1) + named.size;
}

/** Sums by group and period as tallies; `ownKeys` tells the keys of a group from the values that sums are kept by. */
export function sumTable(
  found: readonly SumRow[],
  periods: number,
  ownKeys: (keys: readonly string[]) => readonly string[],
): TallyTable {
  const table = emptyTable(periods);
  for (const { period, keys, sums } of found) {
    addSums(rowOf(table, ownKeys(keys))[period], sums);
    addSums(table.whole[period], sums);
  }
  return table;
}

function emptyRow(periods: number): readonly Tally[] {
  return Array.from({ length: periods }, emptyTally);
}
