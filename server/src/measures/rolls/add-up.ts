import type { Term } from '../plan/plan.ts';
import { floorSixth, type RollDimension, rollDimensions, type rollSpans, valueDimensions } from './dimensions.ts';

/** A row of `case_fact` as it is summed by one basis. */
export interface MarkedCase {
  /** The day of the town, counted from 1970. */
  readonly day: number;
  /** Which terms it passes, as bits: the first thirty, and the others. */
  readonly low: number;
  readonly high: number;
  readonly seconds: number;
  /** What it is in each of `valueDimensions`, as a place among their names. */
  readonly places: ArrayLike<number>;
}

/** A sum as it is kept: `n` holds a figure for each term. */
export interface RollRow {
  readonly dimension: RollDimension;
  readonly span: (typeof rollSpans)[number];
  readonly day: string;
  readonly value: string;
  readonly n: Float64Array;
}

type Span = RollRow['span'];

/** Of one dimension, what was summed so far of the day or sixth, the month and the year that are open. */
interface Open {
  readonly dimension: RollDimension;
  readonly at: number | null;
  readonly names: readonly string[];
  readonly fine: Cells;
  readonly month: Cells;
  readonly year: Cells;
}

/** Sums by place, in one piece: a figure for each term of each place that has any. */
interface Cells {
  sums: Float64Array;
  /** Where among the open ones a place is, from 1. */
  readonly nths: Int32Array;
  readonly open: number[];
  readonly terms: number;
}

const DAY_MS = 86_400_000;
/** Bits of a mask that come together. */
export const LOW_BITS = 30;

/**
 * Adds cases up that come in the order of their days, and tells each sum when its day, sixth, month or year is over; so
 * no more is held than one year's values. `names` are those of each of `valueDimensions`. Gives how to add a case, and how to end.
 */
export function adderOf(terms: readonly Term[], names: readonly (readonly string[])[], tell: (row: RollRow) => void) {
  const isSeconds = terms.map(({ sum }) => sum === 'seconds');
  const open = [
    anOpen('all', null, [''], terms.length),
    ...valueDimensions.map((name, at) => anOpen(name, at, names[at] ?? [], terms.length)),
  ];
  let day = Number.NEGATIVE_INFINITY;
  let firsts: Firsts | null = null;
  const close = (next: Firsts | null) => {
    if (firsts) for (const one of open) closeOne(one, firsts, next, tell);
    firsts = next;
  };
  return {
    add: (one: MarkedCase) => {
      if (one.day < day) throw new RangeError(`Day ${one.day} comes after day ${day}`);
      if (one.day > day) close(firstsOf(one.day));
      day = one.day;
      for (const { at, fine } of open) {
        const from = placeIn(fine, at === null ? 0 : (one.places[at] ?? 0));
        addBits(fine.sums, from, one.low, one.seconds, isSeconds, 0);
        if (one.high !== 0) addBits(fine.sums, from, one.high, one.seconds, isSeconds, LOW_BITS);
      }
    },
    end: () => close(null),
  };
}

type Firsts = Readonly<Record<'day' | 'sixth' | 'month' | 'year', string>>;

function firstsOf(day: number): Firsts {
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
  return { day: text, sixth: floorSixth(text), month: `${text.slice(0, 7)}-01`, year: `${text.slice(0, 4)}-01-01` };
}

function anOpen(dimension: RollDimension, at: number | null, names: readonly string[], terms: number): Open {
  const cells = (): Cells => ({
    ...{ sums: new Float64Array(terms), nths: new Int32Array(names.length), open: [], terms },
  });
  return { dimension, at, names, fine: cells(), month: cells(), year: cells() };
}

// What is over is told and put to the next longer one, the shortest first.
function closeOne(one: Open, firsts: Firsts, next: Firsts | null, tell: (row: RollRow) => void): void {
  const { dimension, names } = one;
  const { fine } = rollDimensions[dimension];
  const over = (span: keyof Firsts, cells: Cells, into: Cells | null) => {
    if (firsts[span] === next?.[span]) return;
    for (const [nth, place] of cells.open.entries()) {
      const n = cells.sums.slice(nth * cells.terms, (nth + 1) * cells.terms);
      tell({ dimension, span: span satisfies Span, day: firsts[span], value: names[place] ?? '', n });
      if (into) addSums(into, place, n);
      cells.nths[place] = 0;
    }
    cells.sums.fill(0, 0, cells.open.length * cells.terms);
    cells.open.length = 0;
  };
  over(fine, one.fine, one.month);
  over('month', one.month, one.year);
  over('year', one.year, null);
}

/** Where the sums of a place begin; it has some from now on. */
function placeIn(cells: Cells, place: number): number {
  const { nths, open, terms } = cells;
  if (nths[place] === 0) {
    nths[place] = open.push(place);
    if (open.length * terms > cells.sums.length) {
      const longer = new Float64Array(open.length * 2 * terms);
      longer.set(cells.sums);
      cells.sums = longer;
    }
  }
  return ((nths[place] ?? 1) - 1) * terms;
}

function addSums(into: Cells, place: number, n: Float64Array): void {
  const from = placeIn(into, place);
  const { sums } = into;
  for (let nth = 0; nth < n.length; nth += 1) sums[from + nth] = (sums[from + nth] ?? 0) + (n[nth] ?? 0);
}

function addBits(
  sums: Float64Array,
  from: number,
  mask: number,
  seconds: number,
  isSeconds: readonly boolean[],
  first: number,
): void {
  for (let bits = mask; bits !== 0; bits &= bits - 1) {
    const nth = first + 31 - Math.clz32(bits & -bits);
    sums[from + nth] = (sums[from + nth] ?? 0) + (isSeconds[nth] ? seconds : 1);
  }
}
