import type { CaseBasis } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import type { Plan } from '../plan/plan.ts';
import type { MarkedCase } from '../rolls/add-up.ts';
import type { RollDifference } from '../rolls/check-rolls.ts';
import { byDay, namesOf, valuesOf } from '../rolls/go-by-day.ts';
import type { Marks } from '../rolls/mark-signatures.ts';
import type { CaseTable } from '../rolls/read-cases.ts';
import { type BitSet, emptyBits, numbersIn } from './bit-set.ts';
import { allMembers, collectorOf, type PlacedSpread, placedSpreads } from './collect-spreads.ts';
import { setsOf } from './join-spans.ts';
import { noNumbers } from './member-numbers.ts';
import { packSets } from './packed-sets.ts';

type Kept = Pick<RollDifference, 'dimension' | 'span' | 'day'> & { readonly spread: string };

/** The cases that spreads are to be of, and which kept ones are looked at. */
interface Checked {
  readonly table: CaseTable;
  readonly marks: Marks;
  readonly generation: number;
}

/** Puts the spreads of a basis together anew from the cases and tells which sets differ from those kept. */
export async function checkSpreads(
  sql: Sql,
  plan: Plan,
  basis: CaseBasis,
  { table, marks, generation }: Checked,
): Promise<readonly RollDifference[]> {
  const placed = placedSpreads(plan, basis);
  if (placed.length === 0) return [];
  const counted = await countedSets(sql, placed, table, byDay(table, basis, marks));
  const differences: RollDifference[] = [];
  const tell = (key: Kept, stored: Uint8Array | null, packed: Uint8Array | null) => {
    differences.push(...differing({ basis, ...key }, stored, packed));
  };
  const ids = placed.map(({ spread }) => spread.id);
  const rows = sql<(Kept & { sets: Buffer })[]>`
    select spread, dimension, span, day::text as day, sets from measure_spread
    where generation = ${generation} and spread = any (${ids})
  `.cursor(1000);
  for await (const some of rows) {
    for (const { sets, ...key } of some) {
      const text = keyOf(key);
      const wanted = counted.get(text)?.packed;
      counted.delete(text);
      if (!wanted?.equals(sets)) tell(key, sets, wanted ?? null);
    }
  }
  for (const { key, packed } of counted.values()) tell(key, null, packed);
  return differences;
}

type Counted = Map<string, { readonly key: Kept; readonly packed: Buffer }>;

async function countedSets(
  sql: Sql,
  placed: readonly PlacedSpread[],
  table: CaseTable,
  cases: Iterable<MarkedCase>,
): Promise<Counted> {
  const numbers = noNumbers();
  const known = await sql<{ name: string; nth: number }[]>`select name, nth from measure_member order by nth`;
  for (const { name, nth } of known) numbers.set(name, nth);
  let last = known.at(-1)?.nth ?? 0;
  const counted: Counted = new Map();
  const collector = collectorOf(placed, numbers, ({ id }, { dimension, span, day, sets }) => {
    const key = { spread: id, dimension, span, day };
    counted.set(keyOf(key), { key, packed: packSets(sets) });
  });
  const names = namesOf(table);
  // Who has no number is in no set; with one of their own they are told of.
  for (const name of allMembers(placed, names)) if (!numbers.has(name)) numbers.set(name, ++last);
  for (const one of cases) {
    const { day, low, high } = one;
    collector.add({ day, low, high, values: valuesOf(names, one) });
  }
  collector.end();
  return counted;
}

function keyOf({ spread, dimension, span, day }: Kept): string {
  return [spread, dimension, span, day].join(' ');
}

function differing(
  { basis, dimension, span, day }: Kept & Pick<RollDifference, 'basis'>,
  stored: Uint8Array | null,
  packed: Uint8Array | null,
): readonly RollDifference[] {
  const [was, is] = [setsOf(stored ? [stored] : []), setsOf(packed ? [packed] : [])];
  const values = [...new Set([...was.keys(), ...is.keys()])];
  return values.flatMap((value) => {
    const [one, other] = [membersIn(was.get(value)), membersIn(is.get(value))];
    if (one.join() === other.join()) return [];
    return [{ basis, dimension, span, day, value, stored: one, counted: other }];
  });
}

function membersIn(set: BitSet = emptyBits()): readonly string[] {
  return numbersIn(set).map(String);
}
