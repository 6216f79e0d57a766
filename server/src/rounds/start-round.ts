import type { NewRound, Round } from '@chengyun/contract/round';
import type { Actor } from '../people/actor.ts';
import { announce } from '../support/db/after-commit.ts';
import type { Sql } from '../support/db/connect.ts';
import { Refusal } from '../support/http/refusal.ts';
import { roundsOf } from './queries.ts';

/** Who starts or ends a round of their own, in which town, when. */
export interface Walking {
  readonly townId: string;
  readonly actor: Actor;
  readonly now: Date;
}

/** What a round begins with. */
export interface Start extends NewRound {
  readonly id: string;
}

/** Starts a round; one of the same worker that is still on ends by it. */
export async function startRound(sql: Sql, { townId, actor, now }: Walking, given: Start): Promise<Round> {
  const [member] = await sql<{ unitId: string | null }[]>`
    select unit_ids[1] as "unitId" from platform.membership where town_id = ${townId} and user_id = ${actor.id}`;
  if (!member?.unitId) throw new Refusal('rounds.no-unit');
  await endRounds(sql, { townId, actor, now });
  await sql`
    insert into patrol_round (id, unit_id, consent, started_at, until, quiet)
    values (${given.id}, ${member.unitId}, ${given.notice}, ${now},
      ${now}::timestamptz + make_interval(hours => ${given.hours}), false)`;
  announceRound(sql, townId, given.id);
  return roundNow(sql, given.id);
}

/** Ends whatever round of the worker is on, or only the one named; gives how many that were. */
export async function endRounds(sql: Sql, { townId, actor, now }: Walking, id?: string): Promise<number> {
  const ended = await sql<{ id: string }[]>`
    update patrol_round set ended_at = greatest(${now}, started_at), ended_by = 'worker', lon = null, lat = null, accuracy = null
    where worker_id = ${actor.id} and ended_at is null ${id === undefined ? sql`` : sql`and id = ${id}`} returning id`;
  for (const one of ended) announceRound(sql, townId, one.id);
  return ended.length;
}

/** A round as it stands; refuses what is not there for whoever asks. */
export async function roundNow(sql: Sql, id: string): Promise<Round> {
  const [round] = await roundsOf(sql, { of: 'id', id });
  if (!round) throw new Refusal('not-found', { what: id });
  return round;
}

/** Tells the pages that a round is another than it was. */
export function announceRound(sql: Sql, town: string, id: string): void {
  announce(sql, 'chengyun_live', JSON.stringify({ town, topic: 'round', id }));
}
