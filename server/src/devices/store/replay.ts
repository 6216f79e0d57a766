import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';
import type { Observation, ProtocolEvent } from '../observation.ts';
import { instantOf, readingValue, type StoreInstant } from './group-rows.ts';

type Row = {
  readonly id: string;
  readonly at: Date;
  readonly device_at: Date | null;
  readonly sequence: string;
  readonly received: string;
  readonly points: readonly string[];
  readonly numbers: readonly (number | null)[];
  readonly texts: readonly (string | null)[] | null;
  readonly events: readonly ProtocolEvent[] | null;
};

/** An observation out of the store, with the instant the store took it; `sequence` is the 64-bit number in decimals. */
export type Replayed = { readonly observation: Observation; readonly taken: StoreInstant };

const LOT = 5_000;

/** Observations that the store took after `since` (`instantText`, or '-infinity'), in the order taken, in lots. */
export async function replaySince(
  pool: Pool,
  townId: string,
  since: string,
  take: (lot: readonly Replayed[]) => void | Promise<void>,
): Promise<void> {
  await inTown(pool, townId, systemActor, async (sql) => {
    const cursor = sql<Row[]>`
      select device_id as id, at, device_at, sequence::text as sequence, points,
        to_jsonb(numbers) as numbers, to_jsonb(texts) as texts, events,
        to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as received
      from observation where received_at > ${since}::text::timestamptz order by received_at`.cursor(LOT);
    for await (const rows of cursor) await take(rows.map((row) => replayed(row, townId)));
  });
}

function replayed(row: Row, townId: string): Replayed {
  const taken = instantOf(row.received);
  const readings = row.points.flatMap((point, i) => {
    const value = readingValue(row.numbers[i] ?? null, row.texts?.[i] ?? null);
    return value === null ? [] : [{ point, value }];
  });
  return {
    taken,
    observation: {
      ...{ townId, deviceId: row.id, at: row.at, deviceAt: row.device_at, receivedAt: new Date(taken.ms) },
      ...{ sequence: row.sequence, readings, events: row.events ?? [] },
    },
  };
}
