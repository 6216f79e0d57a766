-- What a step moves of a case is written into `not_closed` column by column, what it is about only when that changes: a step
-- names the columns it sets, and a trigger `update of` asks just that. Both in whatever way `cases` is written.
create or replace function keep_not_closed() returns trigger
language plpgsql security definer
as $$
begin
  if tg_op = 'UPDATE' and old.state <> 'closed' then
    if new.state = 'closed' then
      delete from not_closed where id = new.id;
      return null;
    end if;
    update not_closed set
      state = new.state, lead_unit_id = new.lead_unit_id, unit_ids = new.unit_ids,
      suspended_until = new.suspended_until, supervision = new.supervision, led = new.led, returns = new.returns,
      open_requests = new.open_requests, due_at = new.due_at, lamp = new.lamp, next_at = new.next_at,
      updated_at = new.updated_at
    where id = new.id;
    return null;
  end if;
  insert into not_closed values (
    new.id, new.state, new.kind, new.source, new.taxonomy, new.category_code, new.lon, new.lat, new.area_code,
    new.grid_code, new.community_code, new.reported_by, new.lead_unit_id, new.unit_ids, new.suspended_until,
    new.supervision, new.led, new.returns, new.open_requests, new.due_at, new.lamp, new.next_at, new.reported_at,
    new.updated_at, new.reporter_unit_id);
  return null;
end
$$;

create function describe_not_closed() returns trigger
language plpgsql security definer
as $$
begin
  update not_closed set
    kind = new.kind, source = new.source, taxonomy = new.taxonomy, category_code = new.category_code, lon = new.lon,
    lat = new.lat, area_code = new.area_code, grid_code = new.grid_code, community_code = new.community_code,
    reported_by = new.reported_by, reported_at = new.reported_at, reporter_unit_id = new.reporter_unit_id
  where id = new.id;
  return null;
end
$$;

do $$
begin
  execute format('alter function keep_not_closed() set search_path = %I, pg_temp', current_schema());
  execute format('alter function describe_not_closed() set search_path = %I, pg_temp', current_schema());
end
$$;
revoke all on function describe_not_closed() from public;
create trigger keep_described after update of kind, source, taxonomy, category_code, lon, lat, area_code, grid_code,
  community_code, reported_by, reported_at, reporter_unit_id on cases for each row
  when (old.state <> 'closed' and new.state <> 'closed') execute function describe_not_closed();
