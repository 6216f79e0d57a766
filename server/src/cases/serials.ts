import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import type { Pool } from '../support/db/connect.ts';
import { takeSerials } from './number.ts';

/** Hands out the numbers of a town's day. */
export type Serials = (townId: string, day: string, count: number) => Promise<number>;

interface Waiting {
  readonly count: number;
  readonly resolve: (first: number) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Serials through a pool of their own: who holds a transaction may wait here without blocking the others. Askers that
 * come while one taking is under way are served together by the next.
 */
export function serialTaker(pool: Pool): Serials {
  const lines = new Map<string, { waiting: Waiting[]; busy: boolean }>();

  async function serve(key: string, townId: string, day: string): Promise<void> {
    const line = lines.get(key);
    if (!line || line.busy) return;
    line.busy = true;
    while (line.waiting.length > 0) {
      const batch = line.waiting.splice(0);
      const count = batch.reduce((sum, one) => sum + one.count, 0);
      try {
        let first = await inTown(pool, townId, systemActor, async (sql) => {
          // A serial lost in a crash is only a gap, and one given out twice cannot be stored: the number is unique.
          await sql`set local synchronous_commit = off`;
          return takeSerials(sql, day, count);
        });
        for (const one of batch) {
          one.resolve(first);
          first += one.count;
        }
      } catch (cause) {
        for (const one of batch) one.reject(cause);
      }
    }
    lines.delete(key);
  }

  return (townId, day, count) =>
    new Promise((resolve, reject) => {
      const key = `${townId} ${day}`;
      const line = lines.get(key) ?? { waiting: [], busy: false };
      lines.set(key, line);
      line.waiting.push({ count, resolve, reject });
      void serve(key, townId, day);
    });
}
