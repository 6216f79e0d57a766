import { type CopyWriter, copyWriter } from './copy-binary.ts';
import type { States, Sums } from './tally.ts';
import type { WriterTx } from './writer-pool.ts';

type IdBytes = (id: string) => Uint8Array;

/** Adds sums to `reading_hour`, in the caller's transaction. */
export async function writeSums(tx: WriterTx, sums: Sums, idBytes: IdBytes): Promise<void> {
  await tx.run(`create temp table sums_in (device_id uuid, point text, hour timestamptz, n bigint,
    sum float8, min float8, max float8) on commit drop`);
  const rows = copyWriter(1_000_000);
  for (const [id, hours] of sums) {
    for (const { hour, points } of hours) {
      for (const { point, n, sum, min, max } of points.all) {
        rows.row(7);
        rows.bytes(idBytes(id));
        rows.text(point);
        rows.instant(hour);
        rows.bigint(Math.floor(n / 4_294_967_296), n);
        for (const value of [sum, min, max]) rows.double(value);
      }
    }
  }
  await tx.copy('copy sums_in from stdin with (format binary)', rows.end());
  await tx.run(`
    insert into reading_hour as h (device_id, point, hour, n, sum, min, max)
    select * from sums_in order by device_id, point, hour
    on conflict (device_id, point, hour) do update set
      n = h.n + excluded.n, sum = h.sum + excluded.sum,
      min = least(h.min, excluded.min), max = greatest(h.max, excluded.max)`);
}

/** Brings `device_state` up to date, in the caller's transaction; devices that are gone are passed over. */
export async function writeStates(tx: WriterTx, states: States, idBytes: IdBytes): Promise<void> {
  await tx.run(`create temp table states_in (device_id uuid, points jsonb, first_at timestamptz, last_at timestamptz,
    last_seen timestamptz, skew_s bigint) on commit drop`);
  const rows = copyWriter(1_000_000);
  for (const [id, { points, firstAt, lastAt, seen, skewS }] of states) {
    rows.row(6);
    rows.bytes(idBytes(id));
    rows.json(Object.fromEntries(points.all.map(({ point, v, at }) => [point, { v, at }])));
    for (const at of [firstAt, lastAt]) writeOptional(rows, points.all.length > 0 ? at : null);
    rows.instant(seen);
    if (skewS === null) rows.null();
    else rows.bigint(skewS < 0 ? -1 : 0, skewS);
  }
  await tx.copy('copy states_in from stdin with (format binary)', rows.end());
  await tx.run(`
    update device_state s set
      points = case when i.first_at >= coalesce(s.last_at, '-infinity') then s.points || i.points
        else newer_points(s.points, i.points) end,
      last_at = greatest(s.last_at, i.last_at),
      last_seen = greatest(s.last_seen, i.last_seen),
      clock_skew_s = coalesce(i.skew_s, s.clock_skew_s)
    from states_in i where i.device_id = s.device_id`);
  await tx.run(`
    insert into device_state (device_id, points, last_at, last_seen, clock_skew_s)
    select i.device_id, i.points, i.last_at, i.last_seen, i.skew_s
    from states_in i join device d on d.id = i.device_id
    where not exists (select from device_state s where s.device_id = i.device_id)
    order by i.device_id`);
  // Of sixty thousand devices a page hears only of those that somebody looks at.
  await tx.run(`
    select pg_notify('chengyun_live', json_build_object('town', current_setting('chengyun.town'), 'topic', 'device',
      'id', i.device_id)::text)
    from states_in i join device_watch w on w.device_id = i.device_id and w.until > now()`);
}

function writeOptional(rows: CopyWriter, at: number | null): void {
  if (at === null) rows.null();
  else rows.instant(at);
}
