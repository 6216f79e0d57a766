import type { Sql } from '../../support/db/connect.ts';
import { toText } from './envelope.ts';
import type { SealedRows } from './sealer.ts';

/** Stores what was sealed of a case that is there; false when it has a key already that the actor may not read. */
export async function storeSealed(sql: Sql, { caseId, key, digests }: SealedRows): Promise<boolean> {
  if (key) {
    // No arbiter and nothing returned: either would ask whether the actor may read the row.
    const { count } = await sql`insert into case_key ${sql(keyRow(caseId, key))} on conflict do nothing`;
    if (count === 0) return false;
  }
  await addDigests(sql, caseId, digests);
  return true;
}

/** Adds to what a case is found by. */
export async function addDigests(sql: Sql, caseId: string, digests: readonly Buffer[]): Promise<void> {
  if (digests.length === 0) return;
  await sql`insert into case_person ${digestRows(sql, caseId, digests)} on conflict do nothing`;
}

/** The rows of what a case is found by, for an insert into `case_person`. */
export function digestRows(sql: Sql, caseId: string, digests: readonly Buffer[]) {
  return sql`(case_id, digest)
    select ${caseId}::uuid, decode(d, 'base64') from unnest(${digests.map((one) => one.toString('base64'))}::text[]) d`;
}

/** The row of a case's key. */
export function keyRow(caseId: string, { keyVersion, indexVersion, sealed }: NonNullable<SealedRows['key']>) {
  return { case_id: caseId, key_version: keyVersion, index_version: indexVersion, sealed: toText(sealed) };
}
