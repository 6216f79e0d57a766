import type { Pool, Sql } from './connect.ts';

type Transaction = { readonly pool: Pool; readonly works: (() => void)[] };

const open = new WeakMap<Sql, Transaction>();

/** Runs `work` in one transaction; what it said `announce` to is told when that has committed, and else never. */
export async function inTransaction<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const works: (() => void)[] = [];
  const result = (await pool.begin((sql) => {
    open.set(sql, { pool, works });
    return work(sql);
  })) as T;
  for (const told of works) told();
  return result;
}

/**
 * Notifies `channel` once the transaction has committed. A NOTIFY inside it would hold a lock of the whole cluster until
 * the log is on disk, so that no two transactions could commit together; what a killed server did not tell any more is
 * made up for by those who listen, who read everything again when they begin to.
 */
export function announce(sql: Sql, channel: string, payload: string): void {
  const transaction = open.get(sql);
  if (!transaction) throw new Error('A notice needs a transaction opened by inTransaction');
  transaction.works.push(() => outboxOf(transaction.pool, channel).put(payload));
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

/** Sends at once, and what comes while a sending is under way with the next. */
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
