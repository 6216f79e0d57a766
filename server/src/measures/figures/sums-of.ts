import type { CaseBasis } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import { inSql, quote } from '../plan/condition-sql.ts';
import { type Plan, placeOf, type Term } from '../plan/plan.ts';
import { type RollDimension, rollDimensions } from '../rolls/dimensions.ts';
import { pendingSql } from '../rolls/fold.ts';
import type { Mark } from '../rolls/mark.ts';
import { type CaseGroup, groupingOf, liveGroupSql, rolledGroupSql } from './groups.ts';
import { type Narrowed, narrowedSql } from './narrow.ts';
import type { Period } from './period.ts';
import { type Grain, type Segments, segmentsOf } from './segments.ts';

/** What is to be summed, over which periods, told apart how. The first term holds all cases that the others may hold. */
export interface Asked {
  readonly basis: CaseBasis;
  readonly terms: readonly Term[];
  readonly groups: readonly CaseGroup[];
  readonly narrowed: readonly Narrowed[];
  readonly periods: readonly Period[];
  readonly zone: string;
}

/** Sums kept by day and month that the asker may read; null for whoever sees a part of the town only. */
export interface Kept {
  readonly mark: Mark;
  readonly plan: Plan;
}

/** The sums of one group in one period (by its place in the list), in the order of the terms. */
export interface SumRow {
  readonly period: number;
  readonly keys: readonly string[];
  readonly sums: readonly number[];
}

/**
 * Sums over cases in one statement, so that kept sums, changes not yet in them and cases counted row by row are of one
 * moment: what the sums hold, plus what changed since, plus cases too young to be in them, plus the odd ends of the period.
 */
export async function sumsOf(sql: Sql, asked: Asked, kept: Kept | null): Promise<readonly SumRow[]> {
  const read = kept ? readable(asked, kept) : null;
  const cut = asked.periods.map((period): Segments => {
    if (!read) return { rolled: [], covered: null, live: [period] };
    return segmentsOf(period, asked.zone, read.grain);
  });
  const branches = [...(read ? keptSql(asked, read, cut) : []), ...liveSql(asked, cut)];
  if (branches.length === 0) return [];
  const { groups, terms } = asked;
  const keys = groups.map((_, nth) => `g${nth}`);
  const rows = await sql.unsafe<Record<string, unknown>[]>(`
    select ${['p', ...keys, ...terms.map((_, nth) => `sum(t${nth})::float8 as t${nth}`)].join(', ')}
    from (${branches.join(' union all ')}) parts
    group by ${['p', ...keys].join(', ')}`);
  return rows.map((row) => ({
    period: Number(row['p']),
    keys: keys.map((key) => String(row[key] ?? '')),
    sums: terms.map((_, nth) => Number(row[`t${nth}`] ?? 0)),
  }));
}

interface Readable {
  readonly dimension: RollDimension;
  readonly grain: Grain;
  readonly places: readonly number[];
  readonly mark: Mark;
}

// Kept sums know one dimension at a time; time goes with each of them, days only where there are sums by day.
function readable({ basis, terms, groups, narrowed }: Asked, { mark, plan }: Kept): Readable | null {
  if (mark.plan !== plan.id || !mark.facts) return null;
  const places = terms.map((term) => placeOf(plan, basis, term));
  const groupings = groups.map(groupingOf);
  const ofGroups = groupings.flatMap((one) => (one.of === 'dimension' ? [one.dimension] : []));
  const dimensions = new Set<RollDimension>([...ofGroups, ...narrowed.map((one) => one.dimension)]);
  const [dimension = 'all'] = dimensions;
  const { days } = rollDimensions[dimension];
  const byDay = groupings.some((one) => one.of === 'time' && one.unit !== 'month');
  const known = places.filter((place) => place !== null);
  if (dimensions.size > 1 || known.length < terms.length || (byDay && !days)) return null;
  return { dimension, places: known, mark, grain: byDay ? 'day' : days ? 'day-and-month' : 'month' };
}

// Days and instants stand in the text of each part: of a range that comes out of a join the planner knows nothing, and
// it would read the whole table.
function keptSql(asked: Asked, read: Readable, cut: readonly Segments[]): readonly string[] {
  const { basis, groups, narrowed, terms } = asked;
  const { mark, dimension, places } = read;
  const wanted = narrowed.map((one) => ` and ${inSql('r.value', one.values)}`).join('');
  const keys = groups.map((group, nth) => `${rolledGroupSql(group)} as g${nth}`);
  const sums = terms.map((_, nth) => `sum(r.n[${places[nth]}])::numeric as t${nth}`);
  const grouped = groups.length > 0 ? `group by ${groups.map((_, nth) => `g${nth}`).join(', ')}` : '';
  const rolled = cut.flatMap((segments, p) =>
    segments.rolled.map(
      ({ span, from, to }) => `
    select ${[`${p} as p`, ...keys, ...sums].join(', ')}
    from measure_roll r
    where r.generation = ${mark.generation} and r.basis = '${basis}' and r.dimension = '${dimension}'
      and r.span = '${span}' and r.day >= date '${from}' and r.day < date '${to}'${wanted}
    ${grouped}`,
    ),
  );
  if (rolled.length === 0) return [];
  const covered = cut.flatMap(({ covered: one }, p) => (one ? [{ p, ...one }] : []));
  const young = `(select 1 as sign, y.* from case_fact y where y.reported_at >= ${quote(mark.until)}::timestamptz)`;
  const pending = `(${pendingSql(mark.until)})`;
  return [...rolled, ...covered.flatMap((one) => [rowsSql(asked, young, one), rowsSql(asked, pending, one)])];
}

function liveSql(asked: Asked, cut: readonly Segments[]): readonly string[] {
  const live = cut.flatMap((segments, p) => segments.live.map((one) => ({ p, ...one })));
  return live.map((one) => rowsSql(asked, '(select 1 as sign, y.* from case_fact y)', one));
}

/** Counts rows of a source with a sign in front, within a period. */
function rowsSql(
  { basis, terms, groups, narrowed, zone }: Asked,
  source: string,
  { p, from, to }: Period & { readonly p: number },
): string {
  const at = `f.${basis}_at`;
  const stamp = (date: Date) => `timestamptz ${quote(date.toISOString())}`;
  const keys = groups.map((group, nth) => `${liveGroupSql(group, basis, zone)} as g${nth}`);
  const sums = terms.map(({ where, sum }, nth) => {
    const what = sum === 'rows' ? 'sign' : 'sign * handle_seconds';
    return `sum(${what}) filter (where ${where})::numeric as t${nth}`;
  });
  return `
    select ${[`${p} as p`, ...keys, ...sums].join(', ')}
    from ${source} f
    where ${at} >= ${stamp(from)} and ${at} < ${stamp(to)}
      and ${terms[0]?.where ?? 'true'} and ${narrowedSql(narrowed, basis, zone)}
    ${groups.length > 0 ? `group by ${groups.map((_, nth) => `g${nth}`).join(', ')}` : ''}`;
}
