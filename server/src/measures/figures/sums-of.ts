import type { CaseBasis } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import { inSql, quote } from '../plan/condition-sql.ts';
import { type Plan, placeOf, type Term } from '../plan/plan.ts';
import { type RollDimension, rollDimensions } from '../rolls/dimensions.ts';
import { pendingSql } from '../rolls/fold.ts';
import type { Mark } from '../rolls/mark.ts';
import { groupingOf, liveGroupSql, rolledGroupSql, type SumGroup } from './groups.ts';
import { type Narrowed, narrowedSql } from './narrow.ts';
import type { Period } from './period.ts';
import { type Grain, type Segments, segmentsOf } from './segments.ts';

/** What is to be summed, over which periods, told apart how. The first term holds all cases that the others may hold. */
export interface Asked {
  readonly basis: CaseBasis;
  readonly terms: readonly Term[];
  readonly groups: readonly SumGroup[];
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

// Kept sums know one dimension at a time; time goes with each of them as fine as there are sums.
function readable({ basis, terms, groups, narrowed }: Asked, { mark, plan }: Kept): Readable | null {
  if (mark.plan !== plan.id || !mark.facts) return null;
  const places = terms.map((term) => placeOf(plan, basis, term));
  const groupings = groups.map(groupingOf);
  const ofGroups = groupings.flatMap((one) => (one.of === 'dimension' ? [one.dimension] : []));
  const dimensions = new Set<RollDimension>([...ofGroups, ...narrowed.map((one) => one.dimension)]);
  const [dimension = 'all'] = dimensions;
  const { fine } = rollDimensions[dimension];
  const byTime = groupings.flatMap((one) => (one.of === 'time' && one.unit !== 'month' ? [one.unit] : []));
  const known = places.filter((place) => place !== null);
  if (dimensions.size > 1 || known.length < terms.length) return null;
  if (fine !== 'day' && byTime.some((unit) => unit !== 'third')) return null;
  return { dimension, places: known, mark, grain: { fine, months: byTime.length === 0 } };
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
  return [...rolled, notInSumsSql(asked, mark, covered)];
}

/** Of what the sums cover, the cases that are not in them yet and the changes since: read once for all periods. */
function notInSumsSql(asked: Asked, { until }: Mark, covered: readonly Numbered[]): string {
  const { basis, terms, narrowed, zone } = asked;
  const at = `f.${basis}_at`;
  const [first, last] = [covered.map(({ from }) => from.getTime()), covered.map(({ to }) => to.getTime())];
  const which = [
    ...[`${at} >= ${stamp(new Date(Math.min(...first)))}`, `${at} < ${stamp(new Date(Math.max(...last)))}`],
    ...[terms[0]?.where ?? 'true', narrowedSql(narrowed, basis, zone)],
  ].join(' and ');
  const periods = covered.map(({ p, from, to }) => `(${p}, ${stamp(from)}, ${stamp(to)})`);
  const rows = `
    (select * from (${pendingSql(until)}) f where ${which}
     union all select 1 as sign, f.* from case_fact f where f.reported_at >= ${quote(until)}::timestamptz and ${which})`;
  return `
    select ${columnsSql(asked, 's.p').join(', ')}
    from ${rows} f join (values ${periods.join(', ')}) s (p, since, till)
      on ${at} >= s.since and ${at} < s.till
    group by ${['s.p', ...groupNamesOf(asked)].join(', ')}`;
}

function liveSql(asked: Asked, cut: readonly Segments[]): readonly string[] {
  const live = cut.flatMap((segments, p) => segments.live.map((one): Numbered => ({ p, ...one })));
  return live.map((one) => rowsSql(asked, one));
}

interface Numbered extends Period {
  readonly p: number;
}

/** Counts cases row by row within a period. */
function rowsSql(asked: Asked, { p, from, to }: Numbered): string {
  const { basis, terms, narrowed, zone } = asked;
  const at = `f.${basis}_at`;
  const names = groupNamesOf(asked);
  return `
    select ${columnsSql(asked, String(p)).join(', ')}
    from (select 1 as sign, y.* from case_fact y) f
    where ${at} >= ${stamp(from)} and ${at} < ${stamp(to)}
      and ${terms[0]?.where ?? 'true'} and ${narrowedSql(narrowed, basis, zone)}
    ${names.length > 0 ? `group by ${names.join(', ')}` : ''}`;
}

/** The place of the period, the keys and the sums of rows with a sign in front. */
function columnsSql({ basis, terms, groups, zone }: Asked, period: string): readonly string[] {
  const keys = groups.map((group, nth) => `${liveGroupSql(group, basis, zone)} as g${nth}`);
  const sums = terms.map(({ where, sum }, nth) => {
    const what = sum === 'rows' ? 'sign' : 'sign * handle_seconds';
    return `sum(${what}) filter (where ${where})::numeric as t${nth}`;
  });
  return [`${period} as p`, ...keys, ...sums];
}

function groupNamesOf({ groups }: Asked): readonly string[] {
  return groups.map((_, nth) => `g${nth}`);
}

function stamp(date: Date): string {
  return `timestamptz ${quote(date.toISOString())}`;
}
