import { type CaseState, openStates } from '@chengyun/contract/words';
import type postgres from 'postgres';
import type { Sql } from '../../support/db/connect.ts';
import type { Wanted } from './wanted.ts';

/** A case as Open311 tells of it; it has a class, or it would be of no service. */
export type RequestRow = {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly state: CaseState;
  readonly title: string;
  readonly text: string | null;
  readonly taxonomy: string;
  readonly categoryCode: string;
  readonly place: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly leadUnitId: string | null;
  readonly reportedAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
  /** When handling it is due; nothing before a unit has it, and while it is suspended. */
  readonly expectedAt: Date | null;
};

/** The cases of these kinds that a client asks for and the actor may see, newest first. */
export async function requestsOf(sql: Sql, kinds: readonly string[], wanted: Wanted): Promise<readonly RequestRow[]> {
  const { limit, offset } = wanted;
  return sql<RequestRow[]>`
    select id, number, kind, policy_id as "policyId", policy_version as "policyVersion", state, title, text,
      taxonomy, category_code as "categoryCode", place, lon, lat, lead_unit_id as "leadUnitId",
      reported_at as "reportedAt", updated_at as "updatedAt", closed_at as "closedAt",
      (select k.due_at from clock k where k.case_id = c.id and k.name in ('handle', 'whole') and k.state <> 'paused'
       order by k.name limit 1) as "expectedAt"
    from cases c where id = any (array(
      select id from cases
      where kind = any (${[...kinds]}) and taxonomy is not null and category_code is not null ${narrowed(sql, wanted)}
      order by reported_at desc, id desc limit ${limit} offset ${offset}))
    order by reported_at desc, id desc`;
}

type Fragment = postgres.PendingQuery<postgres.Row[]>;

function narrowed(sql: Sql, { ids, services, from, to, status }: Wanted): Fragment {
  if (ids) return sql`and id = any (${[...ids]}::uuid[])`;
  return sql`
    ${from ? sql`and reported_at >= ${from}` : sql``} ${to ? sql`and reported_at <= ${to}` : sql``}
    ${services ? ofServices(sql, services) : sql``}
    ${status ? sql`and ${status === 'open' ? sql`` : sql`not`} state = any (${[...openStates]})` : sql``}`;
}

function ofServices(sql: Sql, services: NonNullable<Wanted['services']>): Fragment {
  const part = (at: 0 | 1 | 2) => services.map((parts) => parts[at]);
  return sql`and (kind, taxonomy, category_code) in (
    select * from unnest(${part(0)}::text[], ${part(1)}::text[], ${part(2)}::text[]))`;
}
