import type { CaseBasis } from '@chengyun/contract/measures';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { arrayText } from '../../support/db/array-text.ts';
import { spreadMaker } from '../spreads/make-spreads.ts';
import { adderOf, type RollRow } from './add-up.ts';
import type { Folding } from './fold.ts';
import { byDay, namesOf } from './go-by-day.ts';
import type { Marks } from './mark-signatures.ts';
import type { CaseTable } from './read-cases.ts';

/** Which sums are made, of which cases. */
export interface Making {
  readonly basis: CaseBasis;
  readonly generation: number;
  readonly table: CaseTable;
  readonly marks: Marks;
}

const AT_ONCE = 20_000;

/** Makes all sums and spreads of a basis, day after day; one lot is stored while the next is added up. */
export async function sumBasis(folding: Folding, { basis, generation, table, marks }: Making): Promise<void> {
  const terms = folding.plan.terms[basis];
  if (terms.length === 0) return;
  const names = namesOf(table);
  const told: RollRow[] = [];
  const adder = adderOf(terms, names, (row) => told.push(row));
  const spreads = await spreadMaker(folding, { basis, generation, names });
  let storing = Promise.resolve();
  const rest = async () => {
    await storing;
    storing = store(folding, { basis, generation }, told.splice(0));
    // It is waited for at the next lot; until then a failure must not count as one that nobody hears of.
    storing.catch(() => undefined);
    await spreads.rest();
  };
  for (const one of byDay(table, basis, marks)) {
    adder.add(one);
    spreads.add(one);
    if (told.length > AT_ONCE) await rest();
  }
  adder.end();
  await rest();
  await Promise.all([storing, spreads.end()]);
}

// Stored in the order they are read in: the sums of a month then lie on a page or two.
async function store(
  { pool, townId }: Folding,
  { basis, generation }: Pick<Making, 'basis' | 'generation'>,
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
