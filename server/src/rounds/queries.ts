import type { Round } from '@chengyun/contract/round';
import type { Sql } from '../support/db/connect.ts';
import type { Bbox } from '../support/geo/measure.ts';
import type { Going } from './keep-positions.ts';

interface Row extends Omit<Round, 'startedAt' | 'until' | 'endedAt' | 'heardAt' | 'position'> {
  readonly startedAt: Date;
  readonly until: Date;
  readonly endedAt: Date | null;
  readonly heardAt: Date | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Which rounds: the one that is on of a worker, one by id, or those of a span of time. */
export type Wanted =
  | { readonly of: 'worker'; readonly workerId: string }
  | { readonly of: 'id'; readonly id: string }
  | { readonly of: 'span'; readonly from: Date; readonly to: Date; readonly state?: 'on' | 'ended' | undefined };

/** Rounds as the actor may see them, those on first, the newest first. */
export async function roundsOf(sql: Sql, wanted: Wanted): Promise<Round[]> {
  const rows = await sql<Row[]>`
    with wanted as materialized (select * from patrol_round r where ${whichSql(sql, wanted)}),
    found as materialized (
      select reported_by, reported_at from cases
      where reported_at >= (select min(started_at) from wanted) and reported_by in (select worker_id from wanted)
    )
    select r.id, coalesce(p.name, '') as worker, u.name as unit, r.started_at as "startedAt", r.until,
      r.ended_at as "endedAt", r.ended_by as "endedBy", r.heard_at as "heardAt", r.quiet and r.ended_at is null as quiet,
      r.lon, r.lat, r.accuracy, round(r.metres)::int as metres, r.sample,
      (select count(*)::int from found f where f.reported_by = r.worker_id and f.reported_at >= r.started_at
        and f.reported_at <= coalesce(r.ended_at, 'infinity')) as found
    from wanted r left join platform.person p on p.id = r.worker_id left join unit u on u.id = r.unit_id
    order by r.ended_at is null desc, r.started_at desc, r.id`;
  return rows.map(({ startedAt, until, endedAt, heardAt, lon, lat, ...row }) => ({
    ...row,
    ...{ startedAt: startedAt.toISOString(), until: until.toISOString() },
    ...{ endedAt: endedAt?.toISOString() ?? null, heardAt: heardAt?.toISOString() ?? null },
    position: lon === null || lat === null ? null : [lon, lat],
  }));
}

function whichSql(sql: Sql, wanted: Wanted) {
  if (wanted.of === 'worker') return sql`r.worker_id = ${wanted.workerId} and r.ended_at is null`;
  if (wanted.of === 'id') return sql`r.id = ${wanted.id}`;
  const { from, to, state } = wanted;
  // What went on over midnight is of both days.
  const span = sql`r.started_at < ${to} and coalesce(r.ended_at, 'infinity') >= ${from}`;
  if (state === undefined) return span;
  return state === 'on' ? sql`${span} and r.ended_at is null` : sql`${span} and r.ended_at is not null`;
}

export interface OwnRound extends Going {
  readonly endedAt: Date | null;
  readonly sentAt: Date | null;
}

/** A round of the actor's own, locked, with the town's box. */
export async function lockRound(sql: Sql, id: string, workerId: string): Promise<OwnRound | undefined> {
  const [row] = await sql<
    (Omit<OwnRound, 'last'> & {
      readonly heardAt: Date | null;
      readonly lon: number | null;
      readonly lat: number | null;
      readonly accuracy: number | null;
    })[]
  >`
    select r.started_at as "startedAt", r.until, r.ended_at as "endedAt", r.sent_at as "sentAt", r.heard_at as "heardAt",
      r.lon, r.lat, r.accuracy, t.bbox
    from patrol_round r, platform.town t
    where r.id = ${id} and r.worker_id = ${workerId} and t.id = (select platform.actor_town()) for update of r`;
  if (!row) return undefined;
  const { heardAt, lon, lat, accuracy, bbox, ...facts } = row;
  const [west = 0, south = 0, east = 0, north = 0] = bbox;
  const last =
    heardAt && lon !== null && lat !== null
      ? { at: heardAt, position: [lon, lat] as const, accuracy: accuracy ?? 0 }
      : null;
  return { ...facts, last, bbox: [west, south, east, north] satisfies Bbox };
}
