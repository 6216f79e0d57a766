import type { PolicyVersion } from '@chengyun/contract/policy';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { PolicyRow } from './ground.ts';

export type PolicyKind = 'pack' | 'calendar';

/** The newest version of each policy of a kind, by id. */
export function newestPolicies<T>(sql: Sql, kind: PolicyKind): Promise<PolicyRow<T>[]> {
  return sql<PolicyRow<T>[]>`
    select distinct on (id) id, version, data from policy where kind = ${kind} order by id, version desc`;
}

/** The newest version of every policy, with who made it; null is the product. */
export function newestWithMaker<T>(
  sql: Sql,
): Promise<(PolicyRow<T> & { readonly kind: PolicyKind; readonly createdBy: string | null })[]> {
  return sql`
    select distinct on (kind, id) kind, id, version, data, created_by as "createdBy" from policy
    order by kind, id, version desc`;
}

/** Changes whenever a policy of the kind gets a new version. */
export async function policiesMark(sql: Sql, kind: PolicyKind): Promise<string> {
  const [row] = await sql<[{ mark: string }]>`
    select coalesce(string_agg(concat_ws('@', id, version, created_at), '/' order by id, version), '') as mark
    from policy where kind = ${kind}`;
  return row.mark;
}

/** A version of a policy, or the newest. */
export async function policy<T>(
  sql: Sql,
  kind: PolicyKind,
  id: string,
  version?: number,
): Promise<PolicyRow<T> | undefined> {
  const [row] = await sql<PolicyRow<T>[]>`
    select id, version, data from policy
    where kind = ${kind} and id = ${id} and (${version ?? null}::int is null or version = ${version ?? null})
    order by version desc limit 1`;
  return row;
}

/** The versions of a policy, newest first, with the name of who made each. */
export async function policyVersions(sql: Sql, kind: PolicyKind, id: string): Promise<PolicyVersion[]> {
  const rows = await sql<(Omit<PolicyVersion, 'createdAt'> & { readonly createdAt: Date })[]>`
    select v.version, v.note, coalesce(p.name, v.created_by) as "createdBy", v.created_at as "createdAt"
    from policy v left join platform.person p on p.id = v.created_by
    where v.kind = ${kind} and v.id = ${id} order by v.version desc`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

export type NewVersion = {
  readonly kind: PolicyKind;
  readonly id: string;
  readonly version: number;
  readonly data: unknown;
  readonly note: string | null;
  /** Null for the product itself. */
  readonly createdBy: string | null;
};

/** Adds a version; false when somebody else took its number first. */
export async function insertVersion(sql: Sql, made: NewVersion): Promise<boolean> {
  const { kind, id, version, data, note, createdBy } = made;
  const rows = await sql`
    insert into policy (kind, id, version, data, note, created_by)
    values (${kind}, ${id}, ${version}, ${json(sql, data)}, ${note}, ${createdBy})
    on conflict (kind, id, version) do nothing returning version`;
  return rows.length > 0;
}
