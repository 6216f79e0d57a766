import type { CaseMeasure, MeasureDefinition } from '@chengyun/contract/measures';
import type { Figure, MeasureAnswer } from '@chengyun/contract/measures-answer';
import { bothSql, conditionSql } from '../../server/src/measures/plan/condition-sql.ts';
import { isOfCases } from '../../server/src/measures/plan/plan.ts';
import type { Pool } from '../../server/src/support/db/connect.ts';
import type { Caller } from '../parts/http-caller.ts';

const columns = { area: 'community', unit: 'unit', source: 'source', category: 'category', grid: 'grid' } as const;
const groups = Object.keys(columns) as readonly (keyof typeof columns)[];

/** Where to count by plain SQL: the owner's pool, and the schema of the town. */
export interface Plain {
  readonly sql: Pool;
  readonly schema: string;
}

/**
 * Figures over three years and odd days, by one dimension, against a plain count over the facts that reads no sums.
 * Gives how many groups differ: 0 when nothing is wrong.
 */
export async function checkSums(
  call: Caller,
  { town, key }: { readonly town: string; readonly key: string },
  measures: readonly MeasureDefinition[],
  plain: Plain,
): Promise<number> {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  let differing = 0;
  for (const [nth, measure] of measures.filter(isOfCases).entries()) {
    const by = groups[nth % groups.length];
    if (measure.kind === 'spread' || !by) continue;
    const query = `from=${day(1100)}&to=${day(0)}&compare=false&by=${by}`;
    const { body, status } = await call({ method: 'GET', path: `${town}/measures/${measure.id}?${query}`, key });
    if (status !== 200) throw new Error(`${measure.id} was answered with ${status}: ${JSON.stringify(body)}`);
    const answer = body as MeasureAnswer;
    const told = answer.groups.map((group) => [group.keys[0]?.key, lineOf(measure, group)] as const);
    const counted = await countPlainly(measure, by, answer.period, plain);
    const known = new Map(told.filter(([, line]) => line !== '0 0'));
    for (const [value, line] of counted) {
      if (known.get(value || 'none') !== line) differing += 1;
      known.delete(value || 'none');
    }
    differing += known.size;
  }
  return differing;
}

function lineOf(measure: CaseMeasure, { denominator, rows }: Figure): string {
  return `${measure.kind === 'share' ? denominator : rows} ${rows}`;
}

async function countPlainly(
  measure: CaseMeasure,
  by: keyof typeof columns,
  { from, to }: MeasureAnswer['period'],
  { sql, schema }: Plain,
): Promise<readonly (readonly [string, string])[]> {
  const of = conditionSql(measure.of);
  const parts = measure.kind === 'share' ? measure.part.map(({ when }) => bothSql(measure.of, when)) : [of];
  const rows = parts.map((part) => `count(*) filter (where ${part})`).join(' + ');
  const found = await sql.unsafe<{ value: string; line: string }[]>(`
    select ${columns[by]} as value, count(*) || ' ' || (${rows}) as line from ${schema}.case_fact
    where ${measure.basis}_at >= '${from}' and ${measure.basis}_at < '${to}' and ${of} group by 1`);
  return found.map(({ value, line }) => [value, line]);
}
