import type { OccasionKind } from '@chengyun/contract/alarm-words';
import type { NewOccasion, Occasion } from '@chengyun/contract/occasion';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';

const MOST_DAYS = 92;

/** The drill or maintenance window that devices are under at an instant, by device; a drill goes before maintenance. */
export async function occasionsFor(
  sql: Sql,
  deviceIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, { readonly id: string; readonly kind: OccasionKind }>> {
  const rows = await sql<{ deviceId: string; id: string; kind: OccasionKind }[]>`
    select distinct on (d.id) d.id as "deviceId", o.id, o.kind
    from device d join occasion o on d.id = any (o.device_ids) or d.building = o.building
      or d.community_code = o.community_code
    where d.id = any (${[...deviceIds]}::uuid[]) and o.ended_at is null and o.from_at <= ${now} and o.to_at > ${now}
    order by d.id, o.kind, o.from_at`;
  return new Map(rows.map(({ deviceId, id, kind }) => [deviceId, { id, kind }]));
}

type Row = Omit<Occasion, 'from' | 'to' | 'endedAt' | 'createdAt' | 'active'> & {
  readonly from: Date;
  readonly to: Date;
  readonly endedAt: Date | null;
  readonly createdAt: Date;
};

/** Drills and maintenance windows that are on or to come, and those of the last `days`; newest first. */
export async function listOccasions(sql: Sql, now: Date, days = 31): Promise<Occasion[]> {
  const rows = await sql<Row[]>`
    select ${occasionColumns(sql)} from occasion o where to_at > ${now}::timestamptz - make_interval(days => ${days})
    order by from_at desc, id desc limit 500`;
  return rows.map((row) => toOccasion(row, now));
}

/** Announces a drill or a maintenance window. */
export async function createOccasion(
  sql: Sql,
  given: NewOccasion,
  context: { readonly id: string; readonly by: string; readonly now: Date },
): Promise<Occasion> {
  const { kind, name, reason = '', building = null, communityCode = null, deviceIds = [] } = given;
  const [from, to] = [new Date(given.from), new Date(given.to)];
  if (!(to > from) || to.getTime() - from.getTime() > MOST_DAYS * 86_400_000) {
    throw new Refusal('alarm.occasion-time', { from: given.from, to: given.to, days: MOST_DAYS });
  }
  if (building === null && communityCode === null && deviceIds.length === 0) throw new Refusal('alarm.occasion-where');
  const [row] = await sql<Row[]>`
    insert into occasion as o
      (id, kind, name, reason, from_at, to_at, building, community_code, device_ids, created_by, created_at)
    values (${context.id}, ${kind}, ${name}, ${reason}, ${from}, ${to}, ${building}, ${communityCode}, ${deviceIds},
      ${context.by}, ${context.now})
    returning ${occasionColumns(sql)}`;
  if (!row) throw new Error('The occasion was not stored');
  return toOccasion(row, context.now);
}

/** Ends one before its time, or takes back one that has not begun; one that is over stays as it is. */
export async function endOccasion(
  sql: Sql,
  id: string,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<Occasion> {
  await sql`
    update occasion set ended_at = ${now}, ended_by = ${by} where id = ${id} and ended_at is null and to_at > ${now}`;
  const [row] = await sql<Row[]>`select ${occasionColumns(sql)} from occasion o where id = ${id}`;
  if (!row) throw new Refusal('not-found', { what: id });
  return toOccasion(row, now);
}

function occasionColumns(sql: Sql) {
  return sql`o.id, o.kind, o.name, o.reason, o.from_at as "from", o.to_at as "to", o.ended_at as "endedAt",
    o.ended_by as "endedBy", o.building, o.community_code as "communityCode", o.device_ids as "deviceIds",
    o.created_by as "createdBy", o.created_at as "createdAt",
    (select count(*)::int from alarm a where a.occasion_id = o.id) as alarms`;
}

function toOccasion({ from, to, endedAt, createdAt, ...row }: Row, now: Date): Occasion {
  return {
    ...row,
    from: from.toISOString(),
    to: to.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    active: endedAt === null && from <= now && to > now,
  };
}
