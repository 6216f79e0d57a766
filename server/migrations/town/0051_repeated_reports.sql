-- Counters of repeated reports: how many different callers report one matter (群体反映), and how often one place and class
-- is reported again (高频).

-- Who called, told apart and by nobody known: a keyed digest of the number a report came from, as `case_person` has them
-- of everything a case is found by. A report without a row came from somebody unknown. Rotated with the key of the digests,
-- erased with the case's key.
create table caller (
  case_id uuid not null,
  signal_id uuid not null,
  digest bytea not null check (octet_length(digest) = 9),
  primary key (case_id, signal_id)
);
alter table caller enable row level security;
create policy read on caller for select using (exists (select 1 from cases c where c.id = case_id
  and (c.complained_unit_id is null or not of_unit(c.complained_unit_id))));
create policy write on caller for insert with check ((select platform.acts()));
create policy erase on caller for delete using (platform.sees_all());
grant select, insert, delete on caller to chengyun_server;

-- What a step found of a case by its policy; the numbers themselves are asked anew whenever somebody looks.
alter table cases add column grouped boolean not null default false;
alter table cases add column frequent text not null default 'none' check (frequent in ('none', 'alert', 'supervise'));
alter table case_fact add column grouped boolean not null default false;
alter table case_fact add column frequent text not null default 'none';
alter table not_closed add column grouped boolean not null default false;
alter table not_closed add column frequent text not null default 'none';

-- Reports of one class are counted by bands of latitude of some 111 m.
create index cases_spot on cases (taxonomy, category_code, (floor(lat * 1000)::integer), reported_at)
  where lat is not null and category_code is not null;

-- Cases of one class that were reported within so many metres of a point, after one instant and up to another: all of them,
-- merged ones too, for each was a report; not those that were none (voided, declined). As far as the asker may see them.
create function reports_at_spot(
  of_taxonomy text, of_code text, at_lon double precision, at_lat double precision, metres double precision,
  since timestamptz, until timestamptz
) returns setof uuid
language sql stable
as $$
  select c.id from cases c
  where c.taxonomy = of_taxonomy and c.category_code = of_code and c.lat is not null
    and floor(c.lat * 1000)::integer = any (array(select generate_series(
      floor((at_lat - metres / 111000) * 1000)::integer, floor((at_lat + metres / 111000) * 1000)::integer)))
    and c.reported_at > since and c.reported_at <= until
    and c.state not in ('voided', 'declined')
    and sqrt(power((c.lon - at_lon) * cos(radians(at_lat)), 2) + power(c.lat - at_lat, 2)) * 111195 <= metres
$$;

-- A case and all that went into it, directly or through another, as far as the asker may see them.
create function held_by(asked uuid) returns uuid[]
language sql stable
as $$
  select array(
    with recursive held as (
      select asked as id union select c.id from cases c join held on c.merged_into = held.id
    )
    select id from held)
$$;

-- Most different callers of these cases within any so many days; those unknown are not counted.
create function most_callers(ids uuid[], days integer) returns integer
language sql stable
as $$
  with heard as (
    select k.digest, s.at from caller k join signal s on s.case_id = k.case_id and s.id = k.signal_id
    where k.case_id = any (ids)
  )
  select coalesce(max((
    select count(distinct o.digest) from heard o where o.at >= h.at and o.at < h.at + make_interval(days => days)
  )), 0)::integer
  from heard h
$$;

-- What a step judges a case by: numbers alone, of all there is, whatever the one who acts may see. The case is given as
-- it will be, for its row may be yet to come.
create function repeats_of(
  asked uuid, of_taxonomy text, of_code text, at_lon double precision, at_lat double precision, reported timestamptz,
  metres double precision, place_days integer, caller_days integer
) returns table (at_place integer, callers integer, held text[])
language sql stable security definer
as $$
  select
    (select count(*) from reports_at_spot(of_taxonomy, of_code, at_lon, at_lat, metres,
      reported - make_interval(days => place_days), reported) r where r <> asked)::integer + 1,
    most_callers(held_by(asked), caller_days),
    array(select c.frequent from cases c where c.id = any (held_by(asked)) and c.id <> asked)
$$;

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
      updated_at = new.updated_at, late = new.late, grouped = new.grouped, frequent = new.frequent
    where id = new.id;
    return null;
  end if;
  insert into not_closed values (
    new.id, new.state, new.kind, new.source, new.taxonomy, new.category_code, new.lon, new.lat, new.area_code,
    new.grid_code, new.community_code, new.reported_by, new.lead_unit_id, new.unit_ids, new.suspended_until,
    new.supervision, new.led, new.returns, new.open_requests, new.due_at, new.lamp, new.next_at, new.reported_at,
    new.updated_at, new.reporter_unit_id, new.late, new.grouped, new.frequent);
  return null;
end
$$;
do $$
begin
  execute format('alter function keep_not_closed() set search_path = %I, pg_temp', current_schema());
  execute format('alter function repeats_of(uuid, text, text, double precision, double precision, timestamptz,
    double precision, integer, integer) set search_path = %I, pg_temp', current_schema());
end
$$;
