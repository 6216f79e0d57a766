import type { CaseBasis } from '@chengyun/contract/measures';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { arrayText } from '../../support/db/array-text.ts';
import type { Sql } from '../../support/db/connect.ts';
import { unescaped, wholeLines } from '../../support/db/copy-text.ts';
import { quote } from '../plan/condition-sql.ts';
import { spreadMaker } from '../spreads/make-spreads.ts';
import { adderOf, LOW_BITS, type MarkedCase, type RollRow } from './add-up.ts';
import { valueDimensions } from './dimensions.ts';
import type { Folding } from './fold.ts';
import { inDayOrder } from './in-day-order.ts';
import { inSnapshot } from './in-snapshot.ts';
import { factColumns, markedSql } from './sums-sql.ts';

/** Which sums are made: of the cases reported before `until`, as a snapshot has them. */
export interface Making {
  readonly basis: CaseBasis;
  readonly generation: number;
  readonly until: string;
  readonly snapshot: string;
}

const AT_ONCE = 20_000;

/**
 * Makes all sums of a basis from the facts, day after day. The database tells of each case which terms it passes; they are
 * added up here, for to group two million rows ten times over by texts is what a database is slow at.
 */
export async function sumBasis(folding: Folding, making: Making): Promise<void> {
  const { pool, townId, plan } = folding;
  const terms = plan.terms[making.basis];
  if (terms.length === 0) return;
  await inSnapshot(
    pool,
    townId,
    async (sql) => {
      const told: RollRow[] = [];
      const adder = adderOf(terms, (row) => told.push(row));
      const spreads = spreadMaker(folding, making);
      const ordered = inDayOrder((one) => {
        adder.add(one);
        spreads.add(one);
      });
      for await (const cases of markedCases(sql, folding, making)) {
        await spreads.prepare(cases);
        for (const one of cases) ordered.add(one);
        if (told.length > AT_ONCE) await store(folding, making, told.splice(0));
      }
      ordered.end();
      adder.end();
      await store(folding, making, told.splice(0));
      await spreads.end();
    },
    making.snapshot,
  );
}

/** The cases of a basis in the order of their instants, with the terms of the plan that each passes. */
export async function* markedCases(
  sql: Sql,
  { plan, zone }: Folding,
  { basis, until }: Pick<Making, 'basis' | 'until'>,
): AsyncGenerator<readonly MarkedCase[]> {
  // In the order of the index: a sort would begin by reading everything.
  await sql`select set_config('enable_sort', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`;
  const from = `
    select 1 as sign, ${factColumns.join(', ')} from case_fact where reported_at < ${quote(until)}::timestamptz`;
  const marked = markedSql({ from, basis, terms: plan.terms[basis], zone, inOrder: true });
  const hour = valueDimensions.map((name) => (name === 'hour' ? 'hour::text' : name));
  const text = await sql
    .unsafe(`
      copy (
        select day - date '1970-01-01', mask & ${2 ** LOW_BITS - 1}, mask >> ${LOW_BITS}, coalesce(handle_seconds, 0),
          ${hour.join(', ')}
        from (${marked}) marked
      ) to stdout`)
    .readable();
  for await (const lines of wholeLines(text)) yield lines.map(caseOf);
}

function caseOf(line: string): MarkedCase {
  const [day, low, high, seconds, ...values] = line.split('\t');
  const plain = line.includes('\\') ? values.map(unescaped) : values;
  return { day: Number(day), low: Number(low), high: Number(high), seconds: Number(seconds), values: plain };
}

// Stored in the order they are read in: the sums of a month then lie on a page or two.
async function store(
  { pool, townId }: Folding,
  { basis, generation }: Making,
  rows: readonly RollRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const sorted = rows.toSorted(
    (a, b) => order(a.dimension, b.dimension) || order(a.span, b.span) || order(a.day, b.day),
  );
  const of = (name: 'dimension' | 'span' | 'day' | 'value') => arrayText(sorted.map((row) => row[name]));
  await inTown(
    pool,
    townId,
    systemActor,
    (sql) => sql`
      insert into measure_roll (generation, basis, dimension, span, day, value, n)
      select ${generation}::int, ${basis}, dimension, span, day, value, n::bigint[]
      from unnest(${of('dimension')}::text::text[], ${of('span')}::text::text[], ${of('day')}::text::date[],
        ${of('value')}::text::text[], ${arrayText(sorted.map(({ n }) => `{${n.join(',')}}`))}::text::text[])
        as given (dimension, span, day, value, n)
    `,
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
