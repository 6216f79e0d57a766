import type { Sql } from '../support/db/connect.ts';
import { Refusal } from '../support/http/refusal.ts';
import type { Actor } from './actor.ts';
import { keepAnswer, keptAnswer, takeKey } from './idempotency-queries.ts';

/**
 * What came of it: the answer, and whether it is that of an earlier request with the same key. `kept` is the keeping of a
 * new answer, sent together with the commit; await it after the transaction, which fails when it does.
 */
export type Once<T> = { readonly answer: T; readonly replayed: boolean; readonly kept?: Promise<void> };

/**
 * Runs `work` once per actor and key, in the caller's transaction: the row goes first, so of two requests at the same
 * time one waits there for the other and then repeats its answer. `answer` must be JSON.
 */
export async function idempotent<T>(
  sql: Sql,
  actor: Actor,
  key: string,
  fingerprint: string,
  work: (sql: Sql) => Promise<T>,
): Promise<Once<T>> {
  if (await takeKey(sql, actor.id, key, fingerprint)) {
    const answer = await work(sql);
    const kept = keepAnswer(sql, actor.id, key, answer);
    kept.catch(() => undefined); // heard by whoever awaits it
    return { answer, replayed: false, kept };
  }
  const kept = await keptAnswer(sql, actor.id, key);
  if (kept && kept.fingerprint !== fingerprint) throw new Refusal('key-reused', { key });
  if (!kept?.done) throw new Refusal('key-in-progress', { key }, { retryAfter: 1 });
  return { answer: kept.body as T, replayed: true };
}
