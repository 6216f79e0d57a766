import type { Sql } from '../../support/db/connect.ts';
import { quote } from '../plan/condition-sql.ts';
import type { Spread } from '../plan/plan.ts';
import { pendingSql } from '../rolls/fold.ts';
import type { SpreadDimension, SpreadSpan } from '../spreads/spread-dimensions.ts';
import { groupingOf, liveGroupSql } from './groups.ts';
import { narrowedSql } from './narrow.ts';
import type { Period } from './period.ts';
import { type Asked, type Kept, sumsText } from './sums-of.ts';
import { wholeSegments } from './whole-segments.ts';

/** What a spread is made from, in one moment. */
export interface SpreadParts {
  /** How many cases a group has in a period. */
  readonly cases: readonly { readonly period: number; readonly keys: readonly string[]; readonly cases: number }[];
  /** Of whole days, months and years in a period: the packed sets by value of the dimension. */
  readonly kept: readonly { readonly period: number; readonly day: string; readonly sets: Buffer }[];
  /** Of cases that no set holds yet: a group's member, by number if it has one. */
  readonly fresh: readonly SpreadMember[];
}

interface SpreadMember {
  readonly period: number;
  readonly keys: readonly string[];
  readonly name: string;
  readonly nth: number | null;
}

/** How kept sets are read for a question: by which dimension, and what of them. */
export interface SpreadReading {
  readonly dimension: SpreadDimension;
  readonly most: SpreadSpan;
}

/** How a question about a spread is answered from sets; null when there are none for it. The asked groups are without the member. */
export function spreadReading({ groups, narrowed }: Asked, { mark, plan }: Kept, { id }: Spread): SpreadReading | null {
  if (mark.plan !== plan.id || !mark.facts || plan.spreads.every((one) => one.id !== id)) return null;
  const groupings = groups.map(groupingOf);
  const ofGroups = groupings.flatMap((one) => (one.of === 'dimension' ? [one.dimension] : []));
  const times = groupings.flatMap((one) => (one.of === 'time' ? [one.unit] : []));
  const dimensions = new Set<SpreadDimension>([
    ...ofGroups,
    ...narrowed.map((one) => one.dimension),
    ...(times.includes('weekday') ? (['weekday'] as const) : []),
  ]);
  const [dimension = 'all'] = dimensions;
  if (dimensions.size > 1 || times.includes('sixth')) return null;
  return { dimension, most: times.includes('day') ? 'day' : times.includes('month') ? 'month' : 'year' };
}

/**
 * Reads what a spread is made from, in one statement. Null when a case that was in the sets has left them since: whether
 * another one stands for the same is known by counting only.
 */
export async function keptSpread(
  sql: Sql,
  asked: Asked,
  kept: Kept,
  { spread, reading }: { readonly spread: Spread; readonly reading: SpreadReading },
): Promise<SpreadParts | null> {
  const cut = asked.periods.map((period) => wholeSegments(period, asked.zone, reading.most));
  const stretches = cut.flatMap(({ whole }, p) =>
    whole.map(({ span, from, to }) => `(${p}, '${span}', date '${from}', date '${to}')`),
  );
  const covered = cut.flatMap(({ covered: one }, p) => (one ? [{ p, ...one }] : []));
  const ends = cut.flatMap(({ live }, p) => live.map((one) => ({ p, ...one })));
  const sums = spread.member === 'reporter' ? sumsText(asked, kept) : null;
  const keys = [0, 1].map((nth) => (nth < asked.groups.length ? `g${nth}` : `'' as g${nth}`)).join(', ');
  const branches = [
    ...(sums
      ? [
          `select 'cases' as what, p, ${keys}, t0 as n, '' as name, null::int as nth, null::bytea as sets from (${sums}) s`,
        ]
      : []),
    ...(stretches.length > 0 ? [setsSql(kept, spread, reading, stretches)] : []),
    ...freshSql(asked, spread, kept, { covered, ends }).map(
      (fresh) => `
        select case when there then 'fresh' else 'gone' end as what, p, ${keys}, 0 as n, f.name, m.nth, null::bytea as sets
        from (${fresh}) f left join measure_member m on m.name = f.name`,
    ),
  ];
  const rows = branches.length > 0 ? await sql.unsafe<Row[]>(branches.join(' union all ')) : [];
  if (rows.some(({ what }) => what === 'gone')) return null;
  const of = (what: Row['what']) => rows.filter((row) => row.what === what);
  const groupKeys = ({ g0, g1 }: Row) => [g0, g1].slice(0, asked.groups.length);
  return {
    cases: of('cases').map((row) => ({ period: row.p, keys: groupKeys(row), cases: Number(row.n) })),
    kept: of('kept').flatMap(({ p, g0, sets }) => (sets ? [{ period: p, day: g0, sets }] : [])),
    fresh: of('fresh').map((row) => ({ period: row.p, keys: groupKeys(row), name: row.name, nth: row.nth })),
  };
}

interface Row {
  readonly what: 'cases' | 'kept' | 'fresh' | 'gone';
  readonly p: number;
  readonly g0: string;
  readonly g1: string;
  readonly n: number;
  readonly name: string;
  readonly nth: number | null;
  readonly sets: Buffer | null;
}

function setsSql({ mark }: Kept, { id }: Spread, { dimension }: SpreadReading, stretches: readonly string[]): string {
  return `
    select 'kept' as what, s.p, r.day::text as g0, '' as g1, 0 as n, '' as name, null::int as nth, r.sets
    from (values ${stretches.join(', ')}) s (p, span, since, till)
    join measure_spread r on r.generation = ${mark.generation} and r.spread = ${quote(id)}
      and r.dimension = ${quote(dimension)} and r.span = s.span and r.day >= s.since and r.day < s.till`;
}

interface Numbered extends Period {
  readonly p: number;
}

/** Members that no set holds, and those that one held (`there` is false): of changed and young cases, and at odd ends. */
function freshSql(
  { basis, terms, groups, narrowed, zone }: Asked,
  { member }: Spread,
  { mark: { until } }: Kept,
  { covered, ends }: { readonly covered: readonly Numbered[]; readonly ends: readonly Numbered[] },
): readonly string[] {
  const at = `f.${basis}_at`;
  const which = [terms[0]?.where ?? 'true', narrowedSql(narrowed, basis, zone)].join(' and ');
  const keys = groups.map((group, nth) => `${liveGroupSql(group, basis, zone)} as g${nth}`);
  const what = ['s.p', ...keys, `f.${member} as name`, 'bool_or(f.sign > 0) as there'].join(', ');
  const by = ['s.p', ...groups.map((_, nth) => `g${nth}`), 'name'].join(', ');
  const spans = (list: readonly Numbered[]) =>
    `(values ${list.map(({ p, from, to }) => `(${p}, ${stamp(from)}, ${stamp(to)})`).join(', ')}) s (p, since, till)`;
  const inSpan = `${at} >= s.since and ${at} < s.till`;
  const young = `select 1 as sign, f.* from case_fact f where f.reported_at >= ${quote(until)}::timestamptz and ${which}`;
  const notIn = `
    select ${what} from (select * from (${pendingSql(until)}) f where ${which} union all ${young}) f
    join ${spans(covered)} on ${inSpan} group by ${by}`;
  // Each end on its own (lateral), or the planner would read the whole table.
  const odd = `
    select ${what} from ${spans(ends)}
    cross join lateral (select 1 as sign, f.* from case_fact f where ${inSpan} and ${which}) f group by ${by}`;
  return [...(covered.length > 0 ? [notIn] : []), ...(ends.length > 0 ? [odd] : [])];
}

function stamp(date: Date): string {
  return `timestamptz ${quote(date.toISOString())}`;
}
