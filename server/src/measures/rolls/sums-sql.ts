import type { CaseBasis } from '@chengyun/contract/measures';
import { quote } from '../plan/condition-sql.ts';
import type { Term } from '../plan/plan.ts';
import { dayDimensions, type RollDimension, sixthDimensions, sixthSql, valueDimensions } from './dimensions.ts';

/** What is summed: rows of `case_fact` with a `sign` in front, by one basis, in the town's zone. */
export interface Summing {
  /** A query or table that gives `sign` and the columns of `case_fact`. */
  readonly from: string;
  readonly basis: CaseBasis;
  readonly terms: readonly Term[];
  readonly zone: string;
}

/**
 * A query that gives (dimension, span, day, value, n): the sums of a basis over all kept dimensions. Each row is looked at
 * once: the terms it passes become the bits of a mask, rows of one mask are counted together, and bits become sums by day
 * or sixth of a month; months are added up from these, and years from months.
 */
export function sumsSql(summing: Summing): string {
  const { terms } = summing;
  const own = terms.map((term, nth) => `${bitSum(term, nth)} as t${nth}`).join(', ');
  // Whole rows fit into four bytes, whose sums are quick; seconds do not.
  const sums = terms
    .map(({ sum }, nth) => `sum(t${nth}${sum === 'rows' ? '::int' : ''})::bigint as t${nth}`)
    .join(', ');
  const whole = (span: string, from: string) => `
    select dimension, '${span}' as span, date_trunc('${span}', first)::date as first, value, ${sums} from ${from} group by 1, 2, 3, 4`;
  return `
    with fine as materialized (
      select dimension, case when day is null then 'sixth' else 'day' end as span, coalesce(day, sixth) as first, value, ${own}
      from (${countedByMask(summing)}) counted group by 1, 2, 3, 4
    ), months as materialized (${whole('month', 'fine')})
    select dimension, span, first as day, value, array[${terms.map((_, nth) => `t${nth}`).join(', ')}]::bigint[] as n
    from (select * from fine union all select * from months union all ${whole('year', 'months')}) spans`;
}

function countedByMask(summing: Summing): string {
  const sets = [
    ...dayDimensions.map((name) => (name === 'all' ? '(day, mask)' : `(day, ${name}, mask)`)),
    ...sixthDimensions.map((name) => `(sixth, ${name}, mask)`),
  ];
  return `
    select ${dimensionSql()} as dimension, ${valueSql()} as value, day, sixth, mask, sum(sign)::int as c,
      sum(sign * coalesce(handle_seconds, 0)) as s
    from (select *, ${sixthSql('day')} as sixth from (${markedSql(summing)}) marked offset 0) dated
    group by grouping sets (${sets.join(', ')})`;
}

/**
 * The rows that pass any term: sign, handle_seconds, their day and hour in the town, their dimensions, and as the bits of
 * a mask which terms they pass. `offset 0` keeps the planner from working out local time and mask wherever they are named.
 */
export function markedSql({ from, basis, terms, zone }: Summing): string {
  const at = `${basis}_at`;
  const columns = valueDimensions.filter((name) => name !== 'hour').join(', ');
  const bits = terms.map(({ where }, nth) => `case when ${where} then ${2 ** nth}::bigint else 0::bigint end`);
  return `
    select sign, handle_seconds, local::date as day, date_part('hour', local)::int as hour, ${columns}, mask
    from (
      select sign, handle_seconds, ${at} at time zone ${quote(zone)} as local, ${columns},
        ${bits.join(' + ') || '0::bigint'} as mask
      from (${from}) given where ${at} is not null offset 0
    ) local_time
    where mask <> 0 offset 0`;
}

function bitSum({ sum }: Term, nth: number): string {
  const what = sum === 'rows' ? 'c' : 's';
  return `coalesce(sum(${what}) filter (where mask & ${2 ** nth} <> 0), 0)::bigint`;
}

function dimensionSql(): string {
  const each = valueDimensions.map((name) => `when grouping(${name}) = 0 then ${quote(name)}`);
  return `case ${each.join(' ')} else 'all' end`;
}

function valueSql(): string {
  const text = (name: RollDimension) => (name === 'hour' ? 'hour::text' : name);
  const each = valueDimensions.map((name) => `when grouping(${name}) = 0 then ${text(name)}`);
  return `case ${each.join(' ')} else '' end`;
}

/** The columns of `case_fact` as they stand in the table. */
export const factColumns = [
  ...['case_id', 'kind', 'source', 'matter', 'category', 'community', 'grid', 'unit_grid', 'unit', 'reporter'],
  ...['unit_ids', 'ended', 'reported_at', 'filed_at', 'dispatch_at', 'handle_at', 'close_at', 'closed_at', 'accept'],
  ...['file', 'dispatch', 'contact', 'handle', 'check_', 'close', 'handle_seconds', 'outcome', 'fact_finding'],
  ...['demand_finding', 'solved', 'satisfaction', 'called_back', 'late', 'exempt', 'dissatisfied', 'quick', 'returned'],
  ...['supervised', 'led', 'suspended', 'part', 'reworks', 'extensions', 'reopens', 'signals', 'grouped'],
  'frequent',
] as const;
