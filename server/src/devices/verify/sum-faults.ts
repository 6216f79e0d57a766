import type { Sql } from '../../support/db/connect.ts';

/** An hour of a point that does not add up. */
export type SumFault = {
  readonly device: string;
  readonly point: string;
  readonly hour: Date;
  readonly stored: unknown;
  readonly rebuilt: unknown;
};

/** The days (UTC) whose observations are kept, oldest first. */
export async function observedDays(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ day: string }[]>`
    select to_char(to_date(right(c.relname, 8), 'YYYYMMDD'), 'YYYY-MM-DD') as day
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'observation'::regclass and c.relname ~ '^observation_[0-9]{8}$' order by 1`;
  return rows.map(({ day }) => day);
}

/** Hours of a day that hold another number, sum, lowest or highest value than their readings give. */
export async function sumFaults(
  sql: Sql,
  day: string,
): Promise<{ readonly hours: number; readonly faults: readonly SumFault[] }> {
  const from = new Date(`${day}T00:00:00Z`);
  const to = new Date(from.getTime() + 86_400_000);
  const [count] = await sql<[{ hours: number }]>`
    select count(*)::int as hours from reading_hour where hour >= ${from} and hour < ${to}`;
  const faults = await sql<SumFault[]>`
    with counted as (
      select o.device_id, r.point, date_trunc('hour', o.at, 'UTC') as hour, count(*) as n, sum(r.number) as sum,
        min(r.number) as min, max(r.number) as max
      from observation o, unnest(o.points, o.numbers) as r (point, number), ingest_mark m
      where o.at >= ${from} and o.at < ${to} and r.number is not null and o.received_at <= m.sums
      group by 1, 2, 3
    ), kept as (
      select device_id, point, hour, n, sum, min, max from reading_hour where hour >= ${from} and hour < ${to}
    )
    select coalesce(d.external_id, device_id::text) as device, point, hour,
      to_jsonb(k) - 'device_id' as stored, to_jsonb(c) - 'device_id' as rebuilt
    from counted c full join kept k using (device_id, point, hour) left join device d on d.id = device_id
    where k.n is distinct from c.n or k.min is distinct from c.min or k.max is distinct from c.max
      -- Sums are added up in the order values came, so the last digits may differ.
      or abs(k.sum - c.sum) > 1e-9 * greatest(1, abs(c.sum), c.n * greatest(abs(c.min), abs(c.max)))
    order by 1, 2, 3 limit 100`;
  return { hours: count.hours, faults };
}
