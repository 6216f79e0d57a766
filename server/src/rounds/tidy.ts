import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import type { Pool, Sql } from '../support/db/connect.ts';
import { announceRound } from './start-round.ts';

/** Nothing heard for so long, and the map says so. */
const QUIET_MINUTES = 5;
/** Nothing heard for so long, and the round is over: the phone is off, or the page was closed. */
const SILENT_MINUTES = 45;

/** Ends rounds whose time is up or of which nothing is heard, marks those that fell quiet; gives how many changed. */
export function tidyRounds(ownerSql: Pool, townId: string, now: Date): Promise<number> {
  return inTown(ownerSql, townId, systemActor, async (sql) => {
    const changed = [...(await endOver(sql, now)), ...(await markQuiet(sql, now))];
    for (const { id } of changed) announceRound(sql, townId, id);
    return changed.length;
  });
}

function endOver(sql: Sql, now: Date): Promise<{ readonly id: string }[]> {
  return sql<{ id: string }[]>`
    update patrol_round set ended_at = least(until, ${now}), lon = null, lat = null, accuracy = null,
      ended_by = case when until <= ${now} then 'time' else 'silence' end
    where ended_at is null and (until <= ${now} or coalesce(heard_at, started_at) < ${now}::timestamptz - make_interval(mins => ${SILENT_MINUTES}))
    returning id`;
}

function markQuiet(sql: Sql, now: Date): Promise<{ readonly id: string }[]> {
  return sql<{ id: string }[]>`
    update patrol_round set quiet = true
    where ended_at is null and not quiet
      and coalesce(heard_at, started_at) < ${now}::timestamptz - make_interval(mins => ${QUIET_MINUTES})
    returning id`;
}

/** Drops rounds that began longer ago than the policy's days, with where they went; gives how many. */
export function dropOldRounds(ownerSql: Pool, townId: string, now: Date, days: number): Promise<number> {
  return inTown(ownerSql, townId, systemActor, async (sql) => {
    const { count } = await sql`
      delete from patrol_round where ended_at is not null and started_at < ${now}::timestamptz - make_interval(days => ${days})`;
    return count;
  });
}
