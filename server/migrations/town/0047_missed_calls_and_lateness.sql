-- A call-back that reached nobody is an attempt and is counted as such; after so many a case may be closed all the same.
alter table cases add column missed_calls smallint not null default 0;

-- What was found late stays late while it waits for a check, when no late clock runs any more: the queue of what is late
-- holds it.
alter table not_closed add column late boolean not null default false;
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
      updated_at = new.updated_at, late = new.late
    where id = new.id;
    return null;
  end if;
  insert into not_closed values (
    new.id, new.state, new.kind, new.source, new.taxonomy, new.category_code, new.lon, new.lat, new.area_code,
    new.grid_code, new.community_code, new.reported_by, new.lead_unit_id, new.unit_ids, new.suspended_until,
    new.supervision, new.led, new.returns, new.open_requests, new.due_at, new.lamp, new.next_at, new.reported_at,
    new.updated_at, new.reporter_unit_id, new.late);
  return null;
end
$$;
do $$
begin
  execute format('alter function keep_not_closed() set search_path = %I, pg_temp', current_schema());
end
$$;
update not_closed o set late = true from cases c where c.id = o.id and c.late;
