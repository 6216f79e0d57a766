-- What has not closed: what waits for somebody, and the few that were declined, voided or merged. A step moves a case's
-- state, lamp and instants; no index of `cases` holds those, so that a step among millions writes no index anew, and
-- all that lists of open cases look at lies close together here. Kept by the trigger below, whoever writes `cases`.
create table not_closed (
  id uuid primary key,
  state text not null,
  kind text not null,
  source text not null,
  taxonomy text,
  category_code text,
  lon double precision,
  lat double precision,
  area_code text,
  grid_code text,
  community_code text,
  reported_by text,
  lead_unit_id uuid,
  unit_ids uuid[] not null,
  suspended_until timestamptz,
  supervision text,
  led boolean not null,
  returns smallint not null,
  open_requests smallint not null,
  due_at timestamptz,
  lamp text,
  next_at timestamptz,
  reported_at timestamptz not null,
  updated_at timestamptz not null
) with (fillfactor = 70);
create index not_closed_due on not_closed ((coalesce(due_at, 'infinity'::timestamptz)), id) where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked');
create index not_closed_state on not_closed (state, (coalesce(due_at, 'infinity'::timestamptz)), id);
-- The few that somebody presses for, waits for or asks about, newest first.
create index not_closed_attention on not_closed (reported_at desc, id desc) where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked')
  and (supervision is not null or led or suspended_until is not null or returns > 0 or open_requests > 0);
create index not_closed_next on not_closed (next_at) where next_at is not null;


insert into not_closed
select id, state, kind, source, taxonomy, category_code, lon, lat, area_code, grid_code, community_code, reported_by,
  lead_unit_id, unit_ids, suspended_until, supervision, led, returns, open_requests, due_at, lamp, next_at, reported_at,
  updated_at
from cases where state <> 'closed';

create function keep_not_closed() returns trigger
language plpgsql security definer
as $$
begin
  if tg_op = 'UPDATE' and old.state <> 'closed' then
    if new.state = 'closed' then
      delete from not_closed where id = new.id;
      return null;
    end if;
    update not_closed set
      state = new.state, kind = new.kind, source = new.source, taxonomy = new.taxonomy, category_code = new.category_code,
      lon = new.lon, lat = new.lat, area_code = new.area_code, grid_code = new.grid_code,
      community_code = new.community_code, reported_by = new.reported_by, lead_unit_id = new.lead_unit_id,
      unit_ids = new.unit_ids, suspended_until = new.suspended_until, supervision = new.supervision, led = new.led,
      returns = new.returns, open_requests = new.open_requests, due_at = new.due_at, lamp = new.lamp,
      next_at = new.next_at, reported_at = new.reported_at, updated_at = new.updated_at
    where id = new.id;
    return null;
  end if;
  insert into not_closed values (
    new.id, new.state, new.kind, new.source, new.taxonomy, new.category_code, new.lon, new.lat, new.area_code,
    new.grid_code, new.community_code, new.reported_by, new.lead_unit_id, new.unit_ids, new.suspended_until,
    new.supervision, new.led, new.returns, new.open_requests, new.due_at, new.lamp, new.next_at, new.reported_at,
    new.updated_at);
  return null;
end
$$;
do $$
begin
  execute format('alter function keep_not_closed() set search_path = %I, pg_temp', current_schema());
end
$$;
revoke all on function keep_not_closed() from public;
create trigger keep_open after insert on cases for each row when (new.state <> 'closed') execute function keep_not_closed();
create trigger keep_moved after update on cases for each row when (old.state <> 'closed' or new.state <> 'closed')
  execute function keep_not_closed();

-- With nothing of a step in an index, its new row takes a place on the page of the old one and no index is touched.
drop index cases_queue;
drop index cases_state_due;
drop index cases_lamp;
drop index cases_attention;
drop index cases_updated;
drop index cases_ended;
drop index cases_lead;
drop index cases_next;
drop index cases_units;
drop index task_unit;
alter table cases set (fillfactor = 80);
alter table clock set (fillfactor = 80);

alter table not_closed enable row level security;
create policy read on not_closed for select using (
  (select platform.sees_all())
  or unit_ids && (select platform.actor_units())
  or reported_by = (select platform.actor())
  or community_code = any ((select platform.actor_areas())::text[])
);
grant select on not_closed to chengyun_server;

-- Text search cannot run before row-level security does (the match operator is not leakproof), so candidates come from
-- this function, newest first, and the caller's own query asks the policies again. Rights and states narrow here only
-- so that `most` candidates are enough for a page. What is common is found by walking back from the newest case a little;
-- the planner cannot tell it beforehand, for words come together ("尽快 现场 处理"). What is not found so is rare enough for
-- the word index, or seen by few: planned anew each time, for that hangs on the words.
create or replace function case_candidates(
  query tsquery,
  most integer,
  wanted text[] default null,
  before_at timestamptz default null,
  before_id uuid default null
) returns setof uuid
language plpgsql stable security definer rows 100
as $$
declare
  newest constant text := ' order by s.reported_at desc, s.case_id desc limit ';
  behind constant text := case when before_at is null then '' else ' and (s.reported_at, s.case_id) < ($4, $5)' end;
  seen constant text := case when platform.sees_all() then '' else
    ' and (c.unit_ids && (select platform.actor_units()) or c.reported_by = (select platform.actor())'
    || ' or c.community_code = any ((select platform.actor_areas())::text[]))' end;
  conditions constant text := seen || case when wanted is null then '' else ' and c.state = any ($3)' end;
  joined constant text := case when conditions = '' then ''
    when not 'closed' = any (wanted) then ' join not_closed c on c.id = s.case_id'
    else ' join cases c on c.id = s.case_id' end;
  -- Some 5 ms, and 30 where rights or states leave few of the hits.
  walked constant integer := case when conditions = '' then 10000 else 60000 end;
  found uuid[];
begin
  execute 'select array(select s.case_id from (select * from case_search s where true' || behind || newest || walked || ') s'
    || joined || ' where s.words @@ $1' || conditions || newest || '$2)'
    into found using query, most, wanted, before_at, before_id;
  if cardinality(found) = most then
    return query select unnest(found);
    return;
  end if;
  return query execute 'select s.case_id from case_search s' || joined
    || ' where s.words @@ $1' || behind || conditions || newest || '$2'
    using query, most, wanted, before_at, before_id;
end
$$;
do $$
declare
  arguments constant text := 'tsquery, integer, text[], timestamptz, uuid';
begin
  execute format('alter function case_candidates(%s) set search_path = %I, pg_temp', arguments, current_schema());
  execute format('revoke all on function case_candidates(%s) from public', arguments);
  execute format('grant execute on function case_candidates(%s) to chengyun_server', arguments);
end
$$;
