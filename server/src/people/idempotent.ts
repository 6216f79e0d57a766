import type { Sql } from '../support/db/connect.ts';
import { Refusal } from '../support/http/refusal.ts';
import type { Actor } from './actor.ts';
import { freeOldKey, keepAnswer, keptAnswer } from './idempotency-queries.ts';

/** What came of it: the answer, and whether it is that of an earlier request with the same key. */
export type Once<T> = { readonly answer: T; readonly replayed: boolean };

type Open = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** Who asks under which key for what. */
export type Asked = { readonly actor: Actor; readonly key: string; readonly fingerprint: string };

/**
 * Has the effect of `work` once per actor and key. The answer is kept in the transaction of the work and its key is single,
 * so of two requests at the same time one cannot commit: it comes to nothing and repeats the other's answer. `answer`
 * must be JSON.
 */
export async function idempotent<T>(open: Open, asked: Asked, work: (sql: Sql) => Promise<T>): Promise<Once<T>> {
  const { actor, key, fingerprint } = asked;
  try {
    const answer = await open(async (sql) => {
      const body = await work(sql);
      // Sent together with the commit, which cannot succeed when this does not.
      keepAnswer(sql, actor.id, key, { fingerprint, body }).catch(() => undefined);
      return body;
    });
    return { answer, replayed: false };
  } catch (error) {
    const kept = await open((sql) => keptAnswer(sql, actor.id, key));
    if (!kept) throw error;
    if (kept.old) {
      await open((sql) => freeOldKey(sql, actor.id, key));
      return idempotent(open, asked, work);
    }
    if (kept.fingerprint !== fingerprint) throw new Refusal('key-reused', { key });
    return { answer: kept.body as T, replayed: true };
  }
}
