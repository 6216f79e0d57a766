import type { RoundTrack } from '@chengyun/contract/round';
import type { Sql } from '../support/db/connect.ts';
import { roundNow } from './start-round.ts';

/** Where a round went, in the order of time; refuses what is not there for whoever asks. */
export async function trackOf(sql: Sql, id: string): Promise<RoundTrack> {
  await roundNow(sql, id);
  const points = await sql<{ at: Date; lon: number; lat: number; accuracy: number }[]>`
    select at, lon, lat, accuracy from patrol_point where round_id = ${id} order by at`;
  return {
    id,
    points: points.map(({ at, lon, lat, accuracy }) => ({ at: at.toISOString(), position: [lon, lat], accuracy })),
  };
}
