import type { ApiKey } from '@chengyun/contract/people';
import type { Sql } from '../../support/db/connect.ts';

type Row = Omit<ApiKey, 'createdAt' | 'approvedAt' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'> & {
  readonly createdAt: Date;
  readonly approvedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
};

const columns = (sql: Sql) => sql`
  id, name, hint, scopes, roles, unit_ids as "unitIds", created_at as "createdAt", approved_at as "approvedAt", expires_at as "expiresAt",
  revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

/** The keys of a town, newest first. */
export async function keysOf(sql: Sql, townId: string): Promise<ApiKey[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from platform.api_key where town_id = ${townId} order by created_at desc, id`;
  return rows.map(asKey);
}

export type KeyRow = Pick<ApiKey, 'id' | 'name' | 'hint' | 'scopes' | 'roles' | 'unitIds'> & {
  readonly townId: string;
  readonly hash: string;
  readonly expiresAt: Date;
  readonly createdBy: string;
  /** Made by the product or who holds the machine: there is nobody to ask. */
  readonly approvedBy: string | null;
};

/** Keeps a key. */
export async function insertKey(sql: Sql, key: KeyRow): Promise<ApiKey> {
  const { id, townId, name, hash, hint, scopes, roles, unitIds, expiresAt, createdBy, approvedBy } = key;
  const [row] = await sql<[Row]>`
    insert into platform.api_key
      (id, town_id, name, hash, hint, scopes, roles, unit_ids, expires_at, created_by, approved_at)
    values (${id}, ${townId}, ${name}, ${hash}, ${hint}, ${scopes}, ${roles}, ${unitIds}::uuid[], ${expiresAt},
      ${createdBy}, case when ${approvedBy}::text is not null then now() end)
    returning ${columns(sql)}`;
  return asKey(row);
}

/** Revokes a key for good. */
export async function revokeKey(sql: Sql, townId: string, keyId: string): Promise<ApiKey | undefined> {
  const [row] = await sql<Row[]>`
    update platform.api_key set revoked_at = coalesce(revoked_at, now())
    where town_id = ${townId} and id = ${keyId} returning ${columns(sql)}`;
  return row && asKey(row);
}

/** Approves a key: from now on it opens what it names. */
export async function approveKey(sql: Sql, townId: string, keyId: string, by: string): Promise<ApiKey | undefined> {
  const [row] = await sql<Row[]>`
    update platform.api_key set approved_at = coalesce(approved_at, now()), approved_by = coalesce(approved_by, ${by})
    where town_id = ${townId} and id = ${keyId} and revoked_at is null returning ${columns(sql)}`;
  return row && asKey(row);
}

function asKey({ createdAt, approvedAt, expiresAt, revokedAt, lastUsedAt, ...key }: Row): ApiKey {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...key,
    createdAt: createdAt.toISOString(),
    approvedAt: text(approvedAt),
    expiresAt: text(expiresAt),
    revokedAt: text(revokedAt),
    lastUsedAt: text(lastUsedAt),
  };
}
