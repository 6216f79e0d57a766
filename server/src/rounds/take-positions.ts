import type { Round, RoundPosition } from '@chengyun/contract/round';
import type { Sql } from '../support/db/connect.ts';
import { Refusal } from '../support/http/refusal.ts';
import { keepPositions } from './keep-positions.ts';
import { lockRound } from './queries.ts';
import { announceRound, roundNow, type Walking } from './start-round.ts';

/** A phone gathers for twenty seconds; sooner than this is none of ours. */
const LEAST_SECONDS = 5;

/** Takes a batch of positions of a round that is on. */
export async function takePositions(
  sql: Sql,
  walking: Walking,
  id: string,
  given: readonly RoundPosition[],
): Promise<Round> {
  const { actor, now } = walking;
  const round = await lockRound(sql, id, actor.id);
  if (!round) throw new Refusal('not-found', { what: id });
  if (round.endedAt) throw new Refusal('rounds.ended');
  const since = round.sentAt ? now.getTime() - round.sentAt.getTime() : Number.POSITIVE_INFINITY;
  if (since < LEAST_SECONDS * 1000) {
    throw new Refusal('rounds.too-often', { seconds: LEAST_SECONDS }, { retryAfter: LEAST_SECONDS });
  }
  const { points, metres } = keepPositions(round, given, now);
  await storePoints(sql, id, points);
  const last = points.at(-1);
  await sql`
    update patrol_round set sent_at = ${now}, metres = metres + ${metres} ${last ? lastSql(sql, last) : sql``}
    where id = ${id}`;
  if (last) announceRound(sql, walking.townId, id);
  return roundNow(sql, id);
}

function lastSql(sql: Sql, { at, position: [lon, lat], accuracy }: RoundPosition) {
  return sql`, heard_at = ${at}, lon = ${lon}, lat = ${lat}, accuracy = ${accuracy}, quiet = false`;
}

/** Stores points of a round; one that is there already stays. */
export async function storePoints(sql: Sql, id: string, points: readonly RoundPosition[]): Promise<void> {
  if (points.length === 0) return;
  await sql`
    insert into patrol_point (round_id, at, lon, lat, accuracy)
    select ${id}, * from unnest(${points.map(({ at }) => at)}::timestamptz[], ${points.map((one) => one.position[0])}::float8[],
      ${points.map((one) => one.position[1])}::float8[], ${points.map(({ accuracy }) => accuracy)}::float4[])
    on conflict do nothing`;
}
