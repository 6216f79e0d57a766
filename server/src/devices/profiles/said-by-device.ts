import type { Sql } from '../../support/db/connect.ts';
import type { Observation, ProtocolEvent } from '../observation.ts';
import { readingValue } from '../store/group-rows.ts';

type Row = {
  readonly at: Date;
  readonly receivedAt: Date;
  readonly points: readonly string[];
  readonly numbers: readonly (number | null)[];
  readonly texts: readonly (string | null)[] | null;
  readonly events: readonly ProtocolEvent[] | null;
};

/** What a device said in a stretch of time, in the order of its instants; `most` at most. */
export async function saidByDevice(
  sql: Sql,
  deviceId: string,
  from: Date,
  to: Date,
  most: number,
): Promise<readonly Observation[]> {
  const rows = await sql<Row[]>`
    select at, received_at as "receivedAt", points, to_jsonb(numbers) as numbers, to_jsonb(texts) as texts, events
    from observation where device_id = ${deviceId} and at >= ${from} and at < ${to} order by at, sequence limit ${most}`;
  return rows.map(({ at, receivedAt, points, numbers, texts, events }) => ({
    ...{ townId: '', deviceId, at, deviceAt: null, receivedAt, sequence: null, events: events ?? [] },
    readings: points.flatMap((point, nth) => {
      const value = readingValue(numbers[nth] ?? null, texts?.[nth] ?? null);
      return value === null ? [] : [{ point, value }];
    }),
  }));
}
