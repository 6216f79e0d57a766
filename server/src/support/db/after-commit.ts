import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, Sql } from './connect.ts';
import { together } from './together.ts';

type Transaction = { readonly pool: Pool; readonly works: (() => void)[] };

const open = new WeakMap<Sql, Transaction>();

/**
 * Runs `work` in one transaction: commits when it resolves, rolls back when it throws. What it said `announce` to is told
 * when that has committed, and else never.
 *
 * BEGIN goes out with the first statement and COMMIT with the last one that nobody awaits: a round trip costs as much as
 * a short statement. When a statement fails that nobody awaited, nothing is committed and the failure is thrown.
 */
export async function inTransaction<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = await pool.reserve();
  const works: (() => void)[] = [];
  open.set(sql, { pool, works });
  let result: T;
  let ended: { readonly command: string };
  try {
    [, result] = await together([sql`begin`.execute(), work(sql)]);
    ended = await sql`commit`;
  } catch (error) {
    // Who gets no answer to a rollback holds a connection that is lost; the pool makes a new one in its place.
    await sql`rollback`.then(
      () => sql.release(),
      () => undefined,
    );
    throw error;
  }
  sql.release();
  if (ended.command !== 'COMMIT') throw new NotCommitted();
  for (const told of works) told();
  return result;
}

/** A statement failed that nobody awaited, so the transaction was rolled back; whoever sent it knows why. */
export class NotCommitted extends Error {}

/**
 * Notifies `channel` once the transaction has committed. A NOTIFY inside it would hold a lock of the whole cluster until
 * the log is on disk, so that no two transactions could commit together; what a killed server did not tell any more is
 * made up for by those who listen, who read everything again when they begin to.
 */
export function announce(sql: Sql, channel: string, payload: string): void {
  const { pool, works } = transactionOf(sql);
  works.push(() => outboxOf(pool, channel).put(payload));
}

/** Does `work` once the transaction has committed, and else never. */
export function afterCommit(sql: Sql, work: () => void): void {
  transactionOf(sql).works.push(work);
}

function transactionOf(sql: Sql): Transaction {
  const transaction = open.get(sql);
  if (!transaction) throw new Error('What follows a commit needs a transaction opened by inTransaction');
  return transaction;
}

type Outbox = { readonly put: (payload: string) => void };

const outboxes = new WeakMap<Pool, Map<string, Outbox>>();

function outboxOf(pool: Pool, channel: string): Outbox {
  const ofPool = outboxes.get(pool) ?? new Map<string, Outbox>();
  outboxes.set(pool, ofPool);
  const outbox = ofPool.get(channel) ?? makeOutbox(pool, channel);
  ofPool.set(channel, outbox);
  return outbox;
}

// Each sending wakes every listening connection; pages are told of a change some 150 ms after it anyhow.
const PAUSE_MS = 20;

/** Sends at once, and what comes while a sending is under way, or shortly after it, with the next. */
function makeOutbox(pool: Pool, channel: string): Outbox {
  let waiting = new Set<string>();
  let busy = false;
  const send = async () => {
    busy = true;
    while (waiting.size > 0) {
      const payloads = [...waiting];
      waiting = new Set();
      // A database that is away tells nobody anything; its listeners read everything again when it is back.
      await pool`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`.catch(() => {});
      await sleep(PAUSE_MS);
    }
    busy = false;
  };
  return {
    put(payload) {
      waiting.add(payload);
      if (!busy) void send();
    },
  };
}
