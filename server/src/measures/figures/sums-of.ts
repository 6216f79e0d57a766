import type { CaseBasis } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import { inSql, quote } from '../plan/condition-sql.ts';
import { type Plan, placeOf, type Term } from '../plan/plan.ts';
import { type RollDimension, rollDimensions } from '../rolls/dimensions.ts';
import { pendingSql } from '../rolls/fold.ts';
import type { Mark } from '../rolls/mark.ts';
import { FACTS_NOW } from './as-of.ts';
import { groupingOf, liveGroupSql, rolledGroupSql, type SumGroup } from './groups.ts';
import { type Narrowed, narrowedSql } from './narrow.ts';
import type { Period } from './period.ts';
import { type Grain, type OddEnd, type Segments, segmentsOf } from './segments.ts';

/** What is to be summed, over which periods, told apart how. The first term holds all cases that the others may hold. */
export interface Asked {
  readonly basis: CaseBasis;
  readonly terms: readonly Term[];
  readonly groups: readonly SumGroup[];
  readonly narrowed: readonly Narrowed[];
  readonly periods: readonly Period[];
  readonly zone: string;
  /** Where facts are read; as they are now unless told. With other facts nothing kept serves. */
  readonly facts?: string;
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
  const text = sumsText(asked, kept);
  if (text === null) return [];
  const rows = await sql.unsafe<Record<string, unknown>[]>(text);
  return rows.map((row) => ({
    period: Number(row['p']),
    keys: asked.groups.map((_, nth) => String(row[`g${nth}`] ?? '')),
    sums: asked.terms.map((_, nth) => Number(row[`t${nth}`] ?? 0)),
  }));
}

/** The statement behind it: gives p, the place of the period, a key g0, g1 … for each group, a sum t0, t1 … for each term. */
export function sumsText(asked: Asked, kept: Kept | null): string | null {
  const read = kept ? readable(asked, kept) : null;
  const cut = asked.periods.map((period): Segments => {
    if (!read) return { rolled: [], covered: null, live: [{ ...period, sign: 1 }] };
    return segmentsOf(period, asked.zone, read.grain);
  });
  const branches = read ? keptSql(asked, read, cut) : liveSql(asked);
  if (branches.length === 0) return null;
  const { groups, terms } = asked;
  const keys = groups.map((_, nth) => `g${nth}`);
  return `
    select ${['p', ...keys, ...terms.map((_, nth) => `sum(t${nth})::float8 as t${nth}`)].join(', ')}
    from (${branches.join(' union all ')}) parts
    group by ${['p', ...keys].join(', ')}
    having sum(t0) <> 0`;
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
  const times = groupings.flatMap((one) => (one.of === 'time' ? [one.unit] : []));
  const known = places.filter((place) => place !== null);
  if (dimensions.size > 1 || known.length < terms.length) return null;
  if (fine !== 'day' && times.some((unit) => unit === 'day' || unit === 'weekday')) return null;
  const most = times.length === 0 ? 'year' : times.every((unit) => unit === 'month') ? 'month' : 'fine';
  return { dimension, places: known, mark, grain: { fine, most } };
}

function keptSql(asked: Asked, read: Readable, cut: readonly Segments[]): readonly string[] {
  const { basis, groups, narrowed, terms } = asked;
  const { mark, dimension, places } = read;
  const stretches = cut.flatMap(({ rolled }, p) =>
    rolled.map(({ sign, span, from, to }) => `(${p}, ${sign}, '${span}', date '${from}', date '${to}')`),
  );
  const edges = cut.flatMap(({ live }, p) => live.map((one) => ({ p, ...one })));
  const ends = edges.length > 0 ? [edgesSql(asked, edges)] : [];
  if (stretches.length === 0) return ends;
  const wanted = narrowed.map((one) => ` and ${inSql('r.value', one.values)}`).join('');
  const keys = groups.map((group, nth) => `${rolledGroupSql(group)} as g${nth}`);
  const sums = terms.map((_, nth) => `sum(s.sign * r.n[${places[nth]}])::numeric as t${nth}`);
  const covered = cut.flatMap(({ covered: one }, p) => (one ? [{ p, ...one }] : []));
  const rolled = `
    select s.p, l.*
    from (values ${stretches.join(', ')}) s (p, sign, span, since, till)
    cross join lateral (
      select ${[...keys, ...sums].join(', ')} from measure_roll r
      where r.generation = ${mark.generation} and r.basis = '${basis}' and r.dimension = '${dimension}'
        and r.span = s.span and r.day >= s.since and r.day < s.till${wanted}
      ${grouped(groups)}
    ) l`;
  return [rolled, ...ends, notInSumsSql(asked, mark, covered)];
}

/** Counts the odd ends of periods row by row. Each on its own (lateral), or the planner would read the whole table. */
function edgesSql(asked: Asked, edges: readonly (Numbered & OddEnd)[]): string {
  const { basis, terms, narrowed, zone } = asked;
  const [, ...columns] = columnsSql(asked, '');
  const ends = edges.map(({ p, sign, from, to }) => `(${p}, ${sign}, ${stamp(from)}, ${stamp(to)})`);
  return `
    select s.p, l.*
    from (values ${ends.join(', ')}) s (p, sign, since, till)
    cross join lateral (
      select ${columns.join(', ')} from (select s.sign, y.* from case_fact y) f
      where f.${basis}_at >= s.since and f.${basis}_at < s.till
        and ${terms[0]?.where ?? 'true'} and ${narrowedSql(narrowed, basis, zone)}
      ${grouped(asked.groups)}
    ) l`;
}

function numberedSql({ p, from, to }: Numbered): string {
  return `(${p}, ${stamp(from)}, ${stamp(to)})`;
}

function grouped(groups: readonly SumGroup[]): string {
  return groups.length > 0 ? `group by ${groups.map((_, nth) => `g${nth}`).join(', ')}` : '';
}

/** Of what the sums cover, the cases that are not in them yet and the changes since: read once for all periods. */
function notInSumsSql(asked: Asked, { until }: Mark, covered: readonly Numbered[]): string {
  const { basis, terms, groups, narrowed, zone } = asked;
  const at = `f.${basis}_at`;
  const [first, last] = [covered.map(({ from }) => from.getTime()), covered.map(({ to }) => to.getTime())];
  const which = [
    ...[`${at} >= ${stamp(new Date(Math.min(...first)))}`, `${at} < ${stamp(new Date(Math.max(...last)))}`],
    ...[terms[0]?.where ?? 'true', narrowedSql(narrowed, basis, zone)],
  ].join(' and ');
  const rows = `
    (select * from (${pendingSql(until)}) f where ${which}
     union all select 1 as sign, f.* from case_fact f where f.reported_at >= ${quote(until)}::timestamptz and ${which})`;
  return `
    select ${columnsSql(asked, 's.p').join(', ')}
    from ${rows} f join (values ${covered.map(numberedSql).join(', ')}) s (p, since, till)
      on ${at} >= s.since and ${at} < s.till
    group by ${['s.p', ...groups.map((_, nth) => `g${nth}`)].join(', ')}`;
}

// Instants stand in the text of each part: of a range that comes out of a join the planner knows nothing.
function liveSql(asked: Asked): readonly string[] {
  return asked.periods.map((period, p) => rowsSql(asked, { p, ...period }));
}

interface Numbered extends Period {
  readonly p: number;
}

/** Counts cases row by row within a period. */
function rowsSql(asked: Asked, { p, from, to }: Numbered): string {
  const { basis, terms, narrowed, zone, facts = FACTS_NOW } = asked;
  const at = `f.${basis}_at`;
  return `
    select ${columnsSql(asked, String(p)).join(', ')}
    from (select 1 as sign, y.* from ${facts} y) f
    where ${at} >= ${stamp(from)} and ${at} < ${stamp(to)}
      and ${terms[0]?.where ?? 'true'} and ${narrowedSql(narrowed, basis, zone)}
    ${grouped(asked.groups)}`;
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

function stamp(date: Date): string {
  return `timestamptz ${quote(date.toISOString())}`;
}
