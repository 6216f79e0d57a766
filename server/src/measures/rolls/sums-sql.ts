import type { CaseBasis } from '@chengyun/contract/measures';
import { quote } from '../plan/condition-sql.ts';
import type { Term } from '../plan/plan.ts';
import { dayDimensions, type RollDimension, thirdDimensions, thirdSql, valueDimensions } from './dimensions.ts';

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
 * once: the terms it passes become the bits of a mask, rows of one mask are counted together, and bits become sums last.
 * `offset 0` keeps the planner from working out local time and mask anew wherever they are named.
 */
export function sumsSql({ from, basis, terms, zone }: Summing): string {
  const at = `${basis}_at`;
  const columns = valueDimensions.filter((name) => name !== 'hour').join(', ');
  const bits = terms.map(({ where }, nth) => `case when ${where} then ${2 ** nth}::bigint else 0::bigint end`);
  const sets = [
    ...dayDimensions.map((name) => (name === 'all' ? '(day, mask)' : `(day, ${name}, mask)`)),
    ...thirdDimensions.map((name) => `(third, ${name}, mask)`),
  ];
  return `
    select dimension, span, first as day, value, array[${terms.map(termSum).join(', ')}]::bigint[] as n
    from (
      select ${dimensionSql()} as dimension, ${valueSql()} as value, day, third, mask, sum(sign) as c,
        sum(sign * coalesce(handle_seconds, 0)) as s
      from (
        select sign, handle_seconds, day, ${thirdSql('day')} as third, hour, ${columns}, mask
        from (
          select sign, handle_seconds, local::date as day, date_part('hour', local)::int as hour, ${columns}, mask
          from (
            select sign, handle_seconds, ${at} at time zone ${quote(zone)} as local, ${columns},
              ${bits.join(' + ') || '0::bigint'} as mask
            from (${from}) given where ${at} is not null offset 0
          ) local_time
          where mask <> 0 offset 0
        ) marked
      ) dated
      group by grouping sets (${sets.join(', ')})
    ) grouped
    cross join lateral (
      select 'day' as span, day as first where day is not null
      union all select 'third', third where third is not null
      union all select 'month', date_trunc('month', coalesce(day, third))::date
      union all select 'year', date_trunc('year', coalesce(day, third))::date
    ) spans
    group by dimension, span, first, value`;
}

function termSum({ sum }: Term, nth: number): string {
  const what = sum === 'rows' ? 'c' : 's';
  return `coalesce(sum(${what}) filter (where mask & ${2 ** nth} <> 0), 0)`;
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
  ...['supervised', 'led', 'suspended', 'part', 'reworks', 'extensions', 'reopens', 'signals'],
] as const;
