import { valueDimensions } from '../rolls/dimensions.ts';
import { addAll, addBit, type BitSet, emptyBits } from './bit-set.ts';
import { type SpreadDimension, type SpreadSpan, spreadDimensions } from './spread-dimensions.ts';

/** A case as spreads see it: its day in the town, counted from 1970, and what it is in each of `valueDimensions`. */
export interface SpreadCase {
  readonly day: number;
  readonly values: readonly string[];
}

/** Of a day, month or year: by each value of a dimension, the numbers of the different ones that its cases have. */
export interface SpreadRow {
  readonly dimension: SpreadDimension;
  readonly span: SpreadSpan;
  readonly day: string;
  readonly sets: ReadonlyMap<string, BitSet>;
}

type Sets = Map<string, BitSet>;

interface Open {
  readonly dimension: SpreadDimension;
  /** Of each value of a case, which one is the dimension's; null where it is worked out from the day. */
  readonly at: number | null;
  readonly sets: Readonly<Record<SpreadSpan, Sets>>;
}

const DAY_MS = 86_400_000;
const spans = ['day', 'month', 'year'] as const satisfies readonly SpreadSpan[];

/**
 * Puts together who or what there was, of cases that come in the order of their days: tells the sets of each day, month
 * and year when it is over. `numberOf` gives the number of a name, '' included.
 */
export function spreadAdderOf(
  member: 'unit_grid' | 'reporter',
  numberOf: (name: string) => number,
  tell: (row: SpreadRow) => void,
) {
  const from = valueDimensions.indexOf(member);
  const open = spreadDimensions.map(anOpen);
  let day: number | null = null;
  const close = (next: number | null) => {
    if (day === null) return;
    const [own, then] = [firstsOf(day), next === null ? null : firstsOf(next)];
    for (const [nth, span] of spans.entries()) {
      if (own[span] === then?.[span]) continue;
      const longer = spans[nth + 1];
      for (const { dimension, sets } of open) {
        if (sets[span].size === 0) continue;
        if (longer) for (const [value, set] of sets[span]) addAll(setOf(sets[longer], value), set);
        tell({ dimension, span, day: own[span], sets: new Map(sets[span]) });
        sets[span].clear();
      }
    }
  };
  return {
    add: (one: SpreadCase) => {
      if (day !== null && one.day < day) throw new RangeError(`Day ${one.day} comes after day ${day}`);
      if (one.day !== day) close(one.day);
      day = one.day;
      const number = numberOf(one.values[from] ?? '');
      for (const { dimension, at, sets } of open) {
        const value = at === null ? timeValue(dimension, one.day) : (one.values[at] ?? '');
        addBit(setOf(sets.day, value), number);
      }
    },
    end: () => {
      close(null);
      day = null;
    },
  };
}

function anOpen(dimension: SpreadDimension): Open {
  const at = valueDimensions.findIndex((name) => name === dimension);
  return { dimension, at: at < 0 ? null : at, sets: { day: new Map(), month: new Map(), year: new Map() } };
}

function timeValue(dimension: SpreadDimension, day: number): string {
  return dimension === 'weekday' ? String(((day + 3) % 7) + 1) : ''; // 1 January 1970 was a Thursday
}

function firstsOf(day: number): Readonly<Record<SpreadSpan, string>> {
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
  return { day: text, month: `${text.slice(0, 7)}-01`, year: `${text.slice(0, 4)}-01-01` };
}

function setOf(sets: Sets, value: string): BitSet {
  const known = sets.get(value);
  if (known) return known;
  const set = emptyBits();
  // A copy: what was cut out of a text would hold the whole of it.
  sets.set(Buffer.from(value).toString(), set);
  return set;
}
