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
  /** What it is in each of `valueDimensions`. */
  readonly values: readonly string[];
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
type Cells = Map<string, Float64Array>;

/** Of one dimension, what was summed so far of the day or sixth, the month and the year that are open. */
interface Open {
  readonly dimension: RollDimension;
  readonly at: number | null;
  readonly fine: Cells;
  readonly month: Cells;
  readonly year: Cells;
}

const DAY_MS = 86_400_000;
/** Bits of a mask that come together. */
export const LOW_BITS = 30;

/**
 * Adds cases up that come in the order of their days, and tells each sum when its day, sixth, month or year is over; so
 * no more is held than one year's values. Gives how to add a case, and how to end.
 */
export function adderOf(terms: readonly Term[], tell: (row: RollRow) => void) {
  const isSeconds = terms.map(({ sum }) => sum === 'seconds');
  const own = ownTexts();
  const open = [anOpen('all', null), ...valueDimensions.map((name, at) => anOpen(name, at))];
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
        const cell = cellOf(fine, at === null ? '' : (one.values[at] ?? ''), terms.length, own);
        addBits(cell, one.low, 0, one.seconds, isSeconds);
        if (one.high !== 0) addBits(cell, one.high, LOW_BITS, one.seconds, isSeconds);
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

function anOpen(dimension: RollDimension, at: number | null): Open {
  return { dimension, at, fine: new Map(), month: new Map(), year: new Map() };
}

// What is over is told and put to the next longer one, the shortest first.
function closeOne(one: Open, firsts: Firsts, next: Firsts | null, tell: (row: RollRow) => void): void {
  const { dimension } = one;
  const { fine } = rollDimensions[dimension];
  const over = (span: keyof Firsts, cells: Cells, into: Cells | null) => {
    if (firsts[span] === next?.[span]) return;
    for (const [value, n] of cells) {
      tell({ dimension, span: span satisfies Span, day: firsts[span], value, n });
      if (into) addCell(cellOf(into, value, n.length, asItIs), n);
    }
    cells.clear();
  };
  over(fine, one.fine, one.month);
  over('month', one.month, one.year);
  over('year', one.year, null);
}

// What was cut out of a text would hold the whole of it: a copy is kept, one of each.
function ownTexts(): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const own = Buffer.from(text).toString();
    kept.set(own, own);
    return own;
  };
}

const asItIs = (text: string) => text;

function cellOf(cells: Cells, value: string, terms: number, keep: (value: string) => string): Float64Array {
  const known = cells.get(value);
  if (known) return known;
  const cell = new Float64Array(terms);
  cells.set(keep(value), cell);
  return cell;
}

function addCell(into: Float64Array, n: Float64Array): void {
  for (let nth = 0; nth < n.length; nth += 1) into[nth] = (into[nth] ?? 0) + (n[nth] ?? 0);
}

function addBits(cell: Float64Array, mask: number, from: number, seconds: number, isSeconds: readonly boolean[]): void {
  for (let bits = mask; bits !== 0; bits &= bits - 1) {
    const nth = from + 31 - Math.clz32(bits & -bits);
    cell[nth] = (cell[nth] ?? 0) + (isSeconds[nth] ? seconds : 1);
  }
}
