import type { CaseQuery } from '@chengyun/contract/case-list';
import { type CaseState, caseStates, lamps, openStates } from '@chengyun/contract/words';
import type postgres from 'postgres';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { type SearchPage, searchCondition } from './search.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** Who asks, and for which page. */
export interface Asking {
  readonly actor: Actor;
  readonly page: Omit<SearchPage, 'states'>;
}

/** The conditions of a list of `cases c` or `not_closed c` as one SQL fragment; refuses words that are no state, lamp or box. */
export function caseFilter(sql: Sql, ground: Ground, query: CaseQuery, asking: Asking): Fragment {
  const { actor, page } = asking;
  const states = wantedStates(query);
  const parts: Fragment[] = [
    ...inStates(sql, states),
    ...oneOf(sql, 'lamp', query.lamp, lamps),
    ...equal(sql, 'kind', query.kind),
    ...listed(sql, 'source', query.source),
    ...ofUnits(sql, unitsAsked(query, actor)),
    ...area(sql, query.area),
    ...category(sql, query.category, ground),
    ...attention(sql, query.attention, actor),
    ...these(sql, query.ids),
    ...box(sql, query.bbox),
    ...(query.from ? [sql`and reported_at >= ${query.from}`] : []),
    ...(query.to ? [sql`and reported_at < ${query.to}`] : []),
    ...searchCondition(sql, query, { ...page, states }),
  ];
  return parts.reduce((all, part) => sql`${all} ${part}`, sql`true`);
}

/**
 * The states a list is of; null for all. What needs attention and what is due are open cases, as the counts have them,
 * unless states are named.
 */
export function wantedStates({ state, attention, sort }: CaseQuery): readonly CaseState[] | null {
  if (state && state !== 'open') return words('state', state, caseStates);
  return state === 'open' || attention || sort === 'due' ? openStates : null;
}

// States go in as literals, not parameters: only so does the planner see that a partial index serves.
function inStates(sql: Sql, states: readonly CaseState[] | null): Fragment[] {
  if (!states) return [];
  const list = states.map((state) => `'${state}'`).join(', ');
  return [sql`and ${sql.unsafe(`state in (${list})`)}`];
}

function oneOf(sql: Sql, column: string, text: string | undefined, known: readonly string[]): Fragment[] {
  if (!text) return [];
  return [sql`and ${sql(column)} = any (${[...words(column, text, known)]})`];
}

function listed(sql: Sql, column: string, text: string | undefined): Fragment[] {
  return text ? [sql`and ${sql(column)} = any (${text.split(',')})`] : [];
}

function equal(sql: Sql, column: string, value: string | undefined): Fragment[] {
  return value ? [sql`and ${sql(column)} = ${value}`] : [];
}

/** The units of which cases are asked: one, or the actor's own; undefined for all. Refuses what is no unit's id. */
export function unitsAsked({ unit }: Pick<CaseQuery, 'unit'>, actor: Actor): readonly string[] | undefined {
  if (!unit) return undefined;
  const ids = unit === 'mine' ? [...actor.unitIds] : [unit];
  if (!ids.every((id) => uuid.test(id))) throw misfit('unit', unit, 'mine');
  return ids;
}

/** Cases `c` that these units lead or have a task in, for their list and their count alike. */
export function ofUnits(sql: Sql, ids: readonly string[] | undefined): Fragment[] {
  if (!ids) return [];
  return [
    sql`and (lead_unit_id = any (${[...ids]}::uuid[]) or exists (
      select 1 from task t where t.case_id = c.id and t.unit_id = any (${[...ids]}::uuid[]) and t.state in ('open', 'accepted')
    ))`,
  ];
}

function area(sql: Sql, code: string | undefined): Fragment[] {
  if (!code || code.length <= 9) return [];
  // The community's index serves its grids too.
  const community = sql`and community_code = ${code.slice(0, 12)}`;
  if (code.length === 12) return [community];
  return [community, code.includes('G') ? sql`and grid_code = ${code}` : sql`and area_code = ${code}`];
}

// A big class stands for everything below it. Codes one by one, not as a span: so the index also gives the order.
function category(sql: Sql, text: string | undefined, ground: Ground): Fragment[] {
  if (!text) return [];
  const [taxonomy = '', code = ''] = text.split(':');
  if (!code) return [sql`and taxonomy = ${taxonomy}`];
  const known = ground.packs.flatMap(({ data }) => data.taxonomies.filter((one) => one.id === taxonomy));
  const below = known
    .flatMap(({ categories }) => categories.map((one) => one.code))
    .filter((one) => one.startsWith(code));
  const codes = [...new Set([code, ...below])];
  if (codes.length === 1) return [sql`and taxonomy = ${taxonomy} and category_code = ${code}`];
  return [sql`and taxonomy = ${taxonomy} and category_code = any (${codes})`];
}

/** What puts a case into a queue under 关注, for its list and its count alike. */
export const attentionIs = {
  // A case found late stays so while it waits for a check, when no late clock runs any more.
  late: (sql: Sql) => sql`(lamp = 'red' or late)`,
  due_soon: (sql: Sql) => sql`lamp <> 'red' and coalesce(due_at, 'infinity'::timestamptz) < now() + interval '2 hours'`,
  // What the ladder urges at yellow is no supervision, as the measure has it.
  supervised: (sql: Sql) => sql`supervision in ('yellow', 'red', 'council')`,
  led: (sql: Sql) => sql`led`,
  suspended: (sql: Sql) => sql`suspended_until is not null`,
  returned: (sql: Sql) => sql`returns > 0 and state = 'filed'`,
  requests: (sql: Sql) => sql`open_requests > 0`,
  grouped: (sql: Sql) => sql`grouped`,
  frequent: (sql: Sql) => sql`frequent <> 'none'`,
} as const;

function attention(sql: Sql, what: CaseQuery['attention'], actor: Actor): Fragment[] {
  if (what === undefined) return [];
  if (what === 'led_by_me') return [sql`and ${ledBy(sql, actor)}`];
  if (what === 'unanswered') {
    return [
      sql`and id in (select case_id from supervision where lifted_at is null and answered_at is null and level <> 'urge')`,
    ];
  }
  return [sql`and ${attentionIs[what](sql)}`];
}

/** 领办: cases that wear the actor's own name as their leader. */
export function ledBy(sql: Sql, { id }: Actor): Fragment {
  return sql`id in (select case_id from supervision where leader_id = ${id} and lifted_at is null)`;
}

function these(sql: Sql, text: string | undefined): Fragment[] {
  if (!text) return [];
  const ids = text.split(',');
  if (!ids.every((id) => uuid.test(id))) throw misfit('ids', text, '0197f0a4-2c11-7d3e-9f00-4b6a1c2d3e4f');
  return [sql`and id = any (${ids}::uuid[])`];
}

function box(sql: Sql, text: string | undefined): Fragment[] {
  if (!text) return [];
  const sides = text.split(',').map(Number);
  const [west, south, east, north] = sides;
  if (sides.length !== 4 || sides.some((side) => !Number.isFinite(side))) {
    throw misfit('bbox', text, '121.38,31.29,121.41,31.32');
  }
  return [sql`and lon between ${west ?? 0} and ${east ?? 0} and lat between ${south ?? 0} and ${north ?? 0}`];
}

function words<T extends string>(field: string, text: string, known: readonly T[]): readonly T[] {
  return text.split(',').map((word) => {
    const found = known.find((one) => one === word);
    if (!found) throw misfit(field, word, known.join(', '));
    return found;
  });
}

function misfit(field: string, value: string, fits: string): Refusal {
  const why = {
    zh: `${field} 的值“${value}”不可用，可用：${fits}。`,
    en: `${field} "${value}" does not fit; what fits: ${fits}.`,
  };
  return new Refusal('bad-request', { why });
}
