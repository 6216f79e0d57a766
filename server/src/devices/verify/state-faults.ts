import type { Sql } from '../../support/db/connect.ts';

/** A point whose latest value is not the newest one observed. */
export type StateFault = {
  readonly device: string;
  readonly point: string;
  readonly stored: unknown;
  readonly rebuilt: unknown;
};

/** Ids of devices after one, in their order. */
export async function deviceBatch(sql: Sql, after: string, most: number): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from device where id > ${after}::uuid order by id limit ${most}`;
  return rows.map(({ id }) => id);
}

/**
 * Latest values of devices that no observation of their instant bears out, that a newer one has overtaken, or that are
 * missing. Values from before `since` (a day, when observations begin) stand without their observation.
 */
export async function stateFaults(
  sql: Sql,
  devices: readonly string[],
  since: string | null,
): Promise<{ readonly values: number; readonly faults: readonly StateFault[] }> {
  const [count] = await sql<[{ values: number }]>`
    select count(*)::int as values from device_state s, jsonb_object_keys(s.points) where s.device_id = any (${devices})`;
  const unborne = await notBorneOut(sql, devices, since);
  const overtaken = await overtakenByNewer(sql, devices);
  const missing = await notThere(sql, devices);
  return { values: count.values, faults: [...unborne, ...overtaken, ...missing] };
}

// The store keeps instants in microseconds, devices speak in milliseconds: exact in both.
function latestOf(sql: Sql, devices: readonly string[]) {
  return sql`
    select s.device_id, d.external_id, p.key as point, p.value -> 'v' as v, p.value as stored,
      timestamptz 'epoch' + (p.value ->> 'at')::bigint * interval '1 millisecond' as at
    from device_state s join device d on d.id = s.device_id, jsonb_each(s.points) p
    where s.device_id = any (${devices})`;
}

function notBorneOut(sql: Sql, devices: readonly string[], since: string | null): Promise<StateFault[]> {
  return sql<StateFault[]>`
    select l.external_id as device, l.point, l.stored, null as rebuilt
    from (${latestOf(sql, devices)}) l
    where l.at >= ${since ?? 'infinity'}::timestamptz and not exists (
      select from observation o, unnest(o.points, o.numbers) with ordinality as r (point, number, nth)
      where o.device_id = l.device_id and o.at = l.at and r.point = l.point and (
        o.texts[r.nth] = l.v #>> '{}' or (o.texts[r.nth] is null and to_jsonb(r.number) = l.v)))
    limit 100`;
}

function overtakenByNewer(sql: Sql, devices: readonly string[]): Promise<StateFault[]> {
  return sql<StateFault[]>`
    select l.external_id as device, l.point, l.stored, jsonb_build_object('at', n.at) as rebuilt
    from (${latestOf(sql, devices)}) l, lateral (
      select o.at from observation o, ingest_mark m
      where o.device_id = l.device_id and o.at > l.at and l.point = any (o.points) and o.received_at <= m.state
      order by o.at desc limit 1) n
    limit 100`;
}

function notThere(sql: Sql, devices: readonly string[]): Promise<StateFault[]> {
  return sql<StateFault[]>`
    select d.external_id as device, h.point, null as stored, jsonb_build_object('hour', max(h.hour)) as rebuilt
    from reading_hour h join device d on d.id = h.device_id left join device_state s on s.device_id = d.id, ingest_mark m
    where d.id = any (${devices}) and not coalesce(s.points ? h.point, false) and m.sums <= m.state
    group by 1, 2 limit 100`;
}
