import { arrayText } from '../../support/db/array-text.ts';
import type { Sql } from '../../support/db/connect.ts';
import { packSets } from './packed-sets.ts';
import type { SpreadRow } from './spread-adder.ts';

/** Which kept spread rows belong to: of one generation of the sums. */
export interface KeptSpread {
  readonly generation: number;
  readonly id: string;
}

/** Stores rows of a spread, in place of those that were there for the same stretch of time. */
export async function storeSpreads(
  sql: Sql,
  { generation, id }: KeptSpread,
  rows: readonly SpreadRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const of = (name: 'dimension' | 'span' | 'day') => arrayText(rows.map((row) => row[name]));
  await sql`
    insert into measure_spread (generation, spread, dimension, span, day, sets)
    select ${generation}::int, ${id}, dimension, span, day, decode(sets, 'base64')
    from unnest(${of('dimension')}::text::text[], ${of('span')}::text::text[], ${of('day')}::text::date[],
      ${arrayText(rows.map(({ sets }) => packSets(sets).toString('base64')))}::text::text[]) as given (dimension, span, day, sets)
    on conflict (generation, spread, dimension, span, day) do update set sets = excluded.sets
  `;
}
