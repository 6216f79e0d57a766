-- Rounds of patrols. While one is on, the worker's phone tells where it is: agreed to before (个人信息保护法 arts. 13, 29), on
-- duty only, gone after the days of the policy. A round that has ended is nowhere any more; where it went is looked at
-- one by one, which the trail keeps.
create table patrol_round (
  id uuid primary key,
  worker_id text not null default platform.actor(),
  unit_id uuid references unit (id),
  -- The name of the notice that was agreed to.
  consent text not null,
  started_at timestamptz not null,
  until timestamptz not null check (until > started_at),
  ended_at timestamptz,
  ended_by text check (ended_by in ('worker', 'time', 'silence')),
  sent_at timestamptz,
  heard_at timestamptz,
  lon double precision,
  lat double precision,
  accuracy real,
  quiet boolean not null default true,
  metres double precision not null default 0,
  sample boolean not null default false,
  check ((ended_at is null) = (ended_by is null)),
  check (ended_at is null or lon is null)
);
create unique index patrol_round_on on patrol_round (worker_id) where ended_at is null;
create index patrol_round_started on patrol_round (started_at desc);

create table patrol_point (
  round_id uuid not null references patrol_round (id) on delete cascade,
  at timestamptz not null,
  lon double precision not null,
  lat double precision not null,
  accuracy real not null,
  primary key (round_id, at)
);
create index patrol_point_at on patrol_point (at);

alter table patrol_round enable row level security;
alter table patrol_point enable row level security;
do $$
declare
  own constant text := 'worker_id = (select platform.actor())';
  -- Colleagues on patrol do not see each other; who leads their unit does.
  unit constant text := '(select platform.actor_roles()) && array[''unit''] and unit_id = any ((select platform.actor_units())::uuid[])';
  plays constant text := '''system'' = any ((select platform.actor_roles())::text[])';
begin
  execute format('create policy read on patrol_round for select using ((select platform.sees_all()) or %s or %s)', own, unit);
  execute format('create policy start on patrol_round for insert with check (%s or %s)', own, plays);
  execute format('create policy go_on on patrol_round for update using (%s or %s)', own, plays);
  -- A screen of a hall sees where patrols are, not where they have been.
  execute format('create policy read on patrol_point for select using (not (select platform.actor_roles()) && array[''kiosk'']
    and exists (select 1 from patrol_round r where r.id = round_id))');
  execute format('create policy tell on patrol_point for insert with check (exists (
    select 1 from patrol_round r where r.id = round_id and r.ended_at is null and (r.%s or %s)))', own, plays);
end
$$;
grant select, insert, update on patrol_round to chengyun_server;
grant select, insert on patrol_point to chengyun_server;
