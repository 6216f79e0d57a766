import type { NewOccasion, Occasion } from '@chengyun/contract/alarm';
import type { OccasionKind } from '@chengyun/contract/alarm-words';
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

type Row = Omit<Occasion, 'from' | 'to' | 'endedAt' | 'active'> & {
  readonly from: Date;
  readonly to: Date;
  readonly endedAt: Date | null;
};

/** Drills and maintenance windows that are on or to come, and those of the last month; newest first. */
export async function listOccasions(sql: Sql, now: Date): Promise<Occasion[]> {
  const rows = await sql<Row[]>`
    select ${occasionColumns(sql)} from occasion where to_at > ${now}::timestamptz - interval '31 days'
    order by from_at desc limit 500`;
  return rows.map((row) => toOccasion(row, now));
}

/** Announces a drill or a maintenance window. */
export async function createOccasion(
  sql: Sql,
  given: NewOccasion,
  context: { readonly id: string; readonly by: string; readonly now: Date },
): Promise<Occasion> {
  const { kind, name, building = null, communityCode = null, deviceIds = [] } = given;
  const [from, to] = [new Date(given.from), new Date(given.to)];
  if (!(to > from) || to.getTime() - from.getTime() > MOST_DAYS * 86_400_000) {
    throw new Refusal('alarm.occasion-time', { from: given.from, to: given.to, days: MOST_DAYS });
  }
  if (building === null && communityCode === null && deviceIds.length === 0) throw new Refusal('alarm.occasion-where');
  const [row] = await sql<Row[]>`
    insert into occasion (id, kind, name, from_at, to_at, building, community_code, device_ids, created_by)
    values (${context.id}, ${kind}, ${name}, ${from}, ${to}, ${building}, ${communityCode}, ${deviceIds}, ${context.by})
    returning ${occasionColumns(sql)}`;
  if (!row) throw new Error('The occasion was not stored');
  return toOccasion(row, context.now);
}

/** Ends one before its time; one that has ended stays as it is. */
export async function endOccasion(sql: Sql, id: string, now: Date): Promise<Occasion> {
  const [row] = await sql<Row[]>`
    update occasion set ended_at = coalesce(ended_at, ${now}) where id = ${id} returning ${occasionColumns(sql)}`;
  if (!row) throw new Refusal('not-found', { what: id });
  return toOccasion(row, now);
}

function occasionColumns(sql: Sql) {
  return sql`id, kind, name, from_at as "from", to_at as "to", ended_at as "endedAt", building,
    community_code as "communityCode", device_ids as "deviceIds", created_by as "createdBy"`;
}

function toOccasion({ from, to, endedAt, ...row }: Row, now: Date): Occasion {
  return {
    ...row,
    from: from.toISOString(),
    to: to.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    active: endedAt === null && from <= now && to > now,
  };
}
