import { fromText } from '../../people/personal/envelope.ts';
import type { Known } from '../../people/personal/find-personal.ts';
import { caseOpener } from '../../people/personal/opener.ts';
import { knownOf } from '../../people/personal/person.ts';
import type { SealedRows, Vault } from '../../people/personal/sealer.ts';
import { callerRows, digestRows, keyRow } from '../../people/personal/store-sealed.ts';
import type { Sql } from '../../support/db/connect.ts';
import { heldBy } from '../store/held-by.ts';
import type { Also } from '../store/save-parts.ts';

/** The stored key of a case; null when it has none, or none that the actor may read. */
export async function keyOf(sql: Sql, caseId: string): Promise<Buffer | null> {
  const [row] = await sql<{ sealed: string }[]>`select sealed from case_key where case_id = ${caseId}`;
  return row ? fromText(row.sealed) : null;
}

/** The stored keys of a case and of those merged into it, directly or through another, that the actor may read. */
export async function keysAround(sql: Sql, caseId: string): Promise<ReadonlyMap<string, Buffer | null>> {
  const rows = await sql<{ case_id: string; sealed: string }[]>`
    select case_id, sealed from case_key where case_id = any (${heldBy(sql, caseId)})`;
  return new Map(rows.map((row) => [row.case_id, fromText(row.sealed)]));
}

/** By what those who reported a case, or one merged into it, are known, as far as the actor may read the keys. */
export async function reportersOf(sql: Sql, vault: Vault, townId: string, caseId: string): Promise<readonly Known[]> {
  const rows = await sql<{ caseId: string; sealed: string; id: string; person: string }[]>`
    select s.case_id as "caseId", k.sealed, s.id, s.person from signal s join case_key k on k.case_id = s.case_id
    where s.person is not null and s.case_id = any (${heldBy(sql, caseId)})`;
  return rows.flatMap(({ caseId: of, sealed, id, person }) => {
    const who = caseOpener(vault, townId, of, fromText(sealed)).person(id, person);
    return who ? knownOf(who) : [];
  });
}

/** Whether the actor is of the unit that a case complains of. */
export async function isComplainedOf(sql: Sql, caseId: string): Promise<boolean> {
  const [row] = await sql<{ is: boolean }[]>`
    select coalesce(of_unit(complained_unit_id), false) as is from cases where id = ${caseId}`;
  return row?.is ?? false;
}

/** Parts of the statement that opens a case: its key, by what it is found, and who called. */
export function sealedParts(sql: Sql, rows: SealedRows | null): readonly Also[] {
  if (!rows) return [];
  const { key, digests, callers, caseId } = rows;
  const parts: Also[] = [];
  if (key) parts.push(sql`keyed as (insert into case_key ${sql(keyRow(caseId, key))})`);
  if (digests.length > 0) {
    parts.push(sql`person as (insert into case_person ${digestRows(sql, caseId, digests)})`);
  }
  if (callers.length > 0) parts.push(sql`called as (insert into caller ${callerRows(sql, caseId, callers)})`);
  return parts;
}

/** Rows of many cases at once, in the database's names, as JSON takes them. */
export function bulkRows(all: readonly SealedRows[]) {
  return {
    keys: all.flatMap(({ caseId, key }) => (key ? [{ ...keyRow(caseId, key), made_at: new Date() }] : [])),
    persons: all.flatMap(({ caseId, digests }) =>
      digests.map((digest) => ({ case_id: caseId, digest: bytesText(digest) })),
    ),
    callers: all.flatMap(({ caseId, callers }) =>
      callers.map(({ signalId, digest }) => ({ case_id: caseId, signal_id: signalId, digest: bytesText(digest) })),
    ),
  };
}

function bytesText(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
