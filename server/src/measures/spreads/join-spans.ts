import type { Sql } from '../../support/db/connect.ts';
import { type BitSet, emptyBits } from './bit-set.ts';
import { unpackInto } from './packed-sets.ts';
import type { SpreadRow } from './spread-adder.ts';
import type { SpreadDimension } from './spread-dimensions.ts';
import { type KeptSpread, storeSpreads } from './store-spreads.ts';

const parts = { month: 'day', year: 'month' } as const;

/** Makes months (2026-11) anew from their days, or years (2026) from their months. */
export async function joinSpans(
  sql: Sql,
  { generation, id }: KeptSpread,
  span: 'month' | 'year',
  which: readonly string[],
): Promise<void> {
  for (const one of which) {
    const first = span === 'month' ? `${one}-01` : `${one}-01-01`;
    const rows = await sql<{ dimension: SpreadDimension; sets: Buffer }[]>`
      select dimension, sets from measure_spread
      where generation = ${generation} and spread = ${id} and span = ${parts[span]}
        and day >= ${first}::date and day < ${first}::date + ${`1 ${span}`}::interval
    `;
    await sql`
      delete from measure_spread
      where generation = ${generation} and spread = ${id} and span = ${span} and day = ${first}::date
    `;
    const joined = Map.groupBy(rows, ({ dimension }) => dimension);
    const whole = [...joined].map(([dimension, own]): SpreadRow => {
      return { dimension, span, day: first, sets: setsOf(own.map(({ sets }) => sets)) };
    });
    await storeSpreads(sql, { generation, id }, whole);
  }
}

/** Packed sets put together, by value. */
export function setsOf(packed: readonly Uint8Array[]): ReadonlyMap<string, BitSet> {
  const sets = new Map<string, BitSet>();
  for (const one of packed) {
    unpackInto(one, (value) => {
      const known = sets.get(value) ?? emptyBits();
      sets.set(value, known);
      return known;
    });
  }
  return sets;
}
