import { createHash } from 'node:crypto';
import type { Sql } from '../support/db/connect.ts';

/** Keeps the answer given under a key, to repeat it. Fails, and with it the transaction, when the key is taken. */
export async function keepAnswer(sql: Sql, actorId: string, key: string, kept: Omit<Kept, 'old'>): Promise<void> {
  const body = JSON.stringify(kept.body ?? null);
  await sql`
    insert into idempotency (actor, key, fingerprint, status, body)
    values (${actorId}, ${key}, ${kept.fingerprint}, 200, ${body}::text::jsonb)`;
}

/** An answer under a key: for what request, what, and whether it is over a day old and the key therefore free. */
export type Kept = { readonly fingerprint: string; readonly body: unknown; readonly old: boolean };

/** What is kept under a key. */
export async function keptAnswer(sql: Sql, actorId: string, key: string): Promise<Kept | undefined> {
  const [row] = await sql<Kept[]>`
    select fingerprint, body, at < now() - interval '1 day' as old from idempotency where actor = ${actorId} and key = ${key}`;
  return row;
}

/** Frees a key that is over a day old. */
export async function freeOldKey(sql: Sql, actorId: string, key: string): Promise<void> {
  await sql`delete from idempotency
    where actor = ${actorId} and key = ${key} and at < now() - interval '1 day'`;
}

/** Clears the keys that are over a day old. */
export async function clearOldKeys(sql: Sql): Promise<number> {
  const { count } = await sql`delete from idempotency where at < now() - interval '1 day'`;
  return count;
}

/** What tells two requests apart: method, address and content, whatever the order of the content's fields. */
export function fingerprintOf(method: string, url: string, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, sorted(body)]))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  );
}
