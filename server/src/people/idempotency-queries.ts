import { createHash } from 'node:crypto';
import type { Sql } from '../support/db/connect.ts';

/** Takes a key for an actor; false when it is taken. Keys over a day old are free again. */
export async function takeKey(sql: Sql, actorId: string, key: string, fingerprint: string): Promise<boolean> {
  const taken = await sql`
    insert into idempotency (actor, key, fingerprint) values (${actorId}, ${key}, ${fingerprint})
    on conflict (actor, key) do update
      set fingerprint = excluded.fingerprint, status = null, body = null, at = now()
      where idempotency.at < now() - interval '1 day'
    returning key`;
  return taken.length > 0;
}

/** Keeps the answer given under a key, to repeat it. */
export async function keepAnswer(sql: Sql, actorId: string, key: string, answer: unknown): Promise<void> {
  const body = JSON.stringify(answer ?? null);
  await sql`update idempotency set status = 200, body = ${body}::text::jsonb where actor = ${actorId} and key = ${key}`;
}

type Kept = { readonly fingerprint: string; readonly done: boolean; readonly body: unknown };

/** What is kept under a key. */
export async function keptAnswer(sql: Sql, actorId: string, key: string): Promise<Kept | undefined> {
  const [row] = await sql<Kept[]>`
    select fingerprint, status is not null as done, body from idempotency where actor = ${actorId} and key = ${key}`;
  return row;
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
