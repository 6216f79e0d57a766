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

/** The askers of one town on one day, and the numbers taken ahead for the next of them: from `next`, below `end`. */
interface Line {
  readonly day: string;
  waiting: Waiting[];
  busy: boolean;
  next: number;
  end: number;
}

/**
 * Serials through a pool of their own: who holds a transaction may wait here without blocking the others. Askers that
 * come while one taking is under way are served together by the next; when many come at once some are taken ahead, which
 * are lost when the server stops: a serial that nobody got is only a gap.
 */
export function serialTaker(pool: Pool): Serials {
  const lines = new Map<string, Line>();

  async function serve(line: Line, townId: string): Promise<void> {
    line.busy = true;
    while (line.waiting.length > 0) {
      const batch = line.waiting.splice(0);
      const count = batch.reduce((sum, one) => sum + one.count, 0);
      const ahead = batch.length > 1 ? batch.length * 2 : 0;
      try {
        let first = await inTown(pool, townId, systemActor, async (sql) => {
          // One given out twice after a crash cannot be stored: the number is unique.
          await sql`set local synchronous_commit = off`;
          return takeSerials(sql, line.day, count + ahead);
        });
        for (const one of batch) {
          one.resolve(first);
          first += one.count;
        }
        line.next = first;
        line.end = first + ahead;
      } catch (cause) {
        for (const one of batch) one.reject(cause);
      }
    }
    line.busy = false;
  }

  return (townId, day, count) => {
    const known = lines.get(townId);
    const line = known?.day === day ? known : { day, waiting: [], busy: false, next: 0, end: 0 };
    lines.set(townId, line);
    if (line.end - line.next >= count) {
      line.next += count;
      return Promise.resolve(line.next - count);
    }
    return new Promise((resolve, reject) => {
      line.waiting.push({ count, resolve, reject });
      if (!line.busy) void serve(line, townId);
    });
  };
}
