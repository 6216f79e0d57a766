import type { CaseMeasure } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import { spreadOf } from '../plan/plan.ts';
import { addAll, addBit } from '../spreads/bit-set.ts';
import { unpackInto } from '../spreads/packed-sets.ts';
import { groupingOf } from './groups.ts';
import { keptSpread, type SpreadParts, type SpreadReading, spreadReading } from './kept-spread.ts';
import { type Asked, type Kept, sumsOf } from './sums-of.ts';
import { addSums, emptyTable, rowOf, type TallyTable } from './tally.ts';

/** What a spread is counted by. */
interface Counting {
  readonly measure: Extract<CaseMeasure, { kind: 'spread' }>;
  readonly asked: Asked;
  readonly kept: Kept | null;
  readonly ownKeys: (keys: readonly string[]) => readonly string[];
}

/** How many cases, and which different ones, by group and period: from kept sets, or if need be row by row. */
export async function spreadTable(sql: Sql, counting: Counting): Promise<TallyTable> {
  const { measure, asked, kept } = counting;
  const spread = spreadOf(measure);
  const reading = kept && spreadReading(asked, kept, spread);
  const parts = kept && reading ? await keptSpread(sql, asked, kept, { spread, reading }) : null;
  return parts && reading ? joined(counting, reading, parts) : counted(sql, counting);
}

function joined({ asked, ownKeys }: Counting, { dimension }: SpreadReading, parts: SpreadParts): TallyTable {
  const table = emptyTable(asked.periods.length);
  for (const { period, keys, cases } of parts.cases) {
    addSums(rowOf(table, ownKeys(keys))[period], [cases]);
    addSums(table.whole[period], [cases]);
  }
  const wanted = (value: string) =>
    asked.narrowed.every((one) => one.dimension !== dimension || one.values.includes(value));
  const isTimed = asked.groups.some((group) => ['day', 'month'].includes(group));
  const rows = new Map<string, ReturnType<typeof rowOf> | null>();
  for (const { period, day, sets } of parts.kept) {
    unpackInto(sets, (value) => {
      const key = isTimed ? `${day} ${value}` : value;
      let row = rows.get(key);
      if (row === undefined) row = wanted(value) ? rowOf(table, ownKeys(keysOf(asked, day, value))) : null;
      rows.set(key, row);
      return row?.[period]?.different.numbered ?? null;
    });
  }
  for (const { period, keys, name, nth } of parts.fresh) {
    const different = rowOf(table, ownKeys(keys))[period]?.different;
    if (name !== '' && nth === null) different?.named.add(name);
    else if (different) addBit(different.numbered, nth ?? 0);
  }
  return withWhole(table);
}

function keysOf({ groups }: Asked, day: string, value: string): readonly string[] {
  return groups.map((group) => {
    const grouping = groupingOf(group);
    if (grouping.of === 'dimension' || grouping.unit === 'weekday') return value;
    return grouping.unit === 'month' ? day.slice(0, 7) : day;
  });
}

// Who is in two groups is one of the whole.
function withWhole(table: TallyTable): TallyTable {
  for (const row of table.rows.values()) {
    for (const [period, { different }] of row.entries()) {
      const whole = table.whole[period]?.different;
      if (!whole) continue;
      addAll(whole.numbered, different.numbered);
      for (const name of different.named) whole.named.add(name);
    }
  }
  return table;
}

async function counted(sql: Sql, { measure, asked, kept, ownKeys }: Counting): Promise<TallyTable> {
  const member = measure.spread === 'unit-grids' ? 'unit-grid' : 'reporter';
  const found = await sumsOf(sql, { ...asked, groups: [...asked.groups, member] }, kept);
  const table = emptyTable(asked.periods.length);
  for (const { period, keys, sums } of found) {
    const tally = rowOf(table, ownKeys(keys.slice(0, -1)))[period];
    addSums(tally, sums);
    addSums(table.whole[period], sums);
    const name = keys.at(-1);
    if (name && (sums[0] ?? 0) > 0) tally?.different.named.add(name);
  }
  return withWhole(table);
}
