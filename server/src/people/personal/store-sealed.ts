import type { Sql } from '../../support/db/connect.ts';
import { toText } from './envelope.ts';
import type { Caller, SealedRows } from './sealer.ts';

/** Stores what was sealed of a case that is there; false when it has a key already that the actor may not read. */
export async function storeSealed(sql: Sql, { caseId, key, digests, callers }: SealedRows): Promise<boolean> {
  if (key) {
    // No arbiter and nothing returned: either would ask whether the actor may read the row.
    const { count } = await sql`insert into case_key ${sql(keyRow(caseId, key))} on conflict do nothing`;
    if (count === 0) return false;
  }
  await addDigests(sql, caseId, digests);
  if (callers.length > 0) await sql`insert into caller ${callerRows(sql, caseId, callers)} on conflict do nothing`;
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

/** The rows of who called, for an insert into `caller`. */
export function callerRows(sql: Sql, caseId: string, callers: readonly Caller[]) {
  return sql`(case_id, signal_id, digest)
    select ${caseId}::uuid, s, decode(d, 'base64') from unnest(
      ${callers.map(({ signalId }) => signalId)}::uuid[],
      ${callers.map(({ digest }) => digest.toString('base64'))}::text[]) called (s, d)`;
}

/** Puts who called in a case in the place of what stood there. */
export async function replaceCallers(sql: Sql, caseId: string, callers: readonly Caller[]): Promise<void> {
  await sql`delete from caller where case_id = ${caseId}`;
  if (callers.length > 0) await sql`insert into caller ${callerRows(sql, caseId, callers)}`;
}

/** The row of a case's key. */
export function keyRow(caseId: string, { keyVersion, indexVersion, sealed }: NonNullable<SealedRows['key']>) {
  return { case_id: caseId, key_version: keyVersion, index_version: indexVersion, sealed: toText(sealed) };
}
