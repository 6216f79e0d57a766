-- Alarms: what the rules make of what devices say, what people make of that, and what hangs together.

create table occasion (
  id uuid primary key,
  kind text not null check (kind in ('drill', 'maintenance')),
  name text not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  ended_at timestamptz,
  building text,
  community_code text,
  device_ids uuid[] not null default '{}',
  created_by text not null,
  created_at timestamptz not null default now(),
  -- It says where: a building, a community, or single devices.
  check (building is not null or community_code is not null or cardinality(device_ids) > 0)
);
create index occasion_time on occasion (from_at, to_at) where ended_at is null;

create table incident (
  id uuid primary key,
  version integer not null,
  concern text not null check (concern in ('danger', 'upkeep')),
  -- What is gathered under: the building, or the device when it stands in none.
  place_key text not null,
  state text not null check (state in ('open', 'closed')),
  kind text not null,
  severity text not null check (severity in ('critical', 'major', 'minor', 'notice')),
  drill boolean not null,
  device_id uuid not null references device (id),
  building text,
  community_code text,
  devices integer not null,
  alarms integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  -- The case that is to be opened, from the moment that is clear; then the case.
  wanted jsonb,
  case_id uuid references cases (id)
);
create index incident_open on incident (place_key, concern) where state = 'open';
create index incident_last on incident (last_at desc, id desc);
create index incident_case on incident (case_id) where case_id is not null;

create table alarm (
  id uuid primary key,
  version integer not null,
  device_id uuid not null references device (id),
  kind text not null check (kind in ('fire', 'warning', 'fault', 'offline', 'shield', 'tamper')),
  severity text not null check (severity in ('critical', 'major', 'minor', 'notice')),
  part text not null default '',
  profile_id text not null,
  rule jsonb not null,
  -- Rules that hold now; the condition is over when none does.
  holding text[] not null,
  state text not null check (state in ('raised', 'acknowledged', 'confirmed', 'false', 'test', 'cleared')),
  verdict text check (verdict in ('confirmed', 'false', 'test')),
  reason text,
  value text,
  text text,
  times integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  raised_at timestamptz not null,
  ended_at timestamptz,
  acknowledged_at timestamptz,
  judged_at timestamptz,
  cleared_at timestamptz,
  shelved_until timestamptz,
  occasion_id uuid references occasion (id),
  drill boolean not null default false,
  quiet boolean not null default false,
  rung smallint not null default 0,
  escalated_to text,
  next_at timestamptz,
  incident_id uuid references incident (id),
  wanted jsonb,
  worst smallint not null generated always as (
    case severity when 'critical' then 4 when 'major' then 3 when 'minor' then 2 else 1 end
  ) stored
);
-- Same device, kind and part: one alarm with a count.
create unique index alarm_one on alarm (device_id, kind, part) where state <> 'cleared';
create index alarm_open_worst on alarm (worst desc, raised_at desc, id desc) where state <> 'cleared';
create index alarm_raised on alarm (raised_at desc, id desc);
create index alarm_device on alarm (device_id, raised_at desc);
create index alarm_incident on alarm (incident_id) where incident_id is not null;
create index alarm_next on alarm (next_at) where next_at is not null;

create table alarm_journal (
  alarm_id uuid not null references alarm (id),
  seq integer not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  action text not null,
  actor_id text,
  actor_role text not null,
  from_state text,
  to_state text not null,
  detail jsonb not null default '{}',
  primary key (alarm_id, seq)
);

create table incident_journal (
  incident_id uuid not null references incident (id),
  seq integer not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  action text not null,
  actor_id text,
  actor_role text not null,
  from_state text,
  to_state text not null,
  detail jsonb not null default '{}',
  primary key (incident_id, seq)
);

create table device_health (
  device_id uuid not null references device (id),
  kind text not null check (kind in ('silent', 'low_battery', 'stuck', 'zero')),
  since timestamptz not null,
  value text,
  ended_at timestamptz,
  primary key (device_id, kind)
);
create index device_health_now on device_health (kind, since) where ended_at is null;

-- What the rules remember of each device, as of rule_mark.kept.
create table rule_state (
  device_id uuid primary key,
  state jsonb not null
) with (fillfactor = 70);

-- One row: up to which instant of the store the memories are kept, and up to which the signals were acted on. After a
-- crash what came between is judged again from the kept memories, and its signals are not acted on a second time.
create table rule_mark (
  one boolean primary key default true check (one),
  kept timestamptz not null default '-infinity',
  acted timestamptz not null default '-infinity',
  -- Who judges now; a server that finds another one's fresh beat leaves it to that one.
  judge uuid,
  beat timestamptz not null default '-infinity'
);
insert into rule_mark default values;

-- Rights: who sees a device sees its alarms.

alter table alarm enable row level security;
create policy read on alarm for select using (
  (select platform.sees_all()) or exists (select 1 from device d where d.id = device_id)
);
create policy raise on alarm for insert with check ('system' = any ((select platform.actor_roles())::text[]));
create policy act on alarm for update using (
  (select platform.sees_all()) or exists (select 1 from device d where d.id = device_id)
) with check (true);
grant select, insert, update on alarm to chengyun_server;

alter table incident enable row level security;
create policy read on incident for select using (
  (select platform.sees_all()) or community_code = any ((select platform.actor_areas())::text[])
);
create policy gather on incident for insert with check ((select platform.acts()));
create policy act on incident for update using (
  (select platform.sees_all()) or community_code = any ((select platform.actor_areas())::text[])
) with check (true);
grant select, insert, update on incident to chengyun_server;

-- Append-only: no update, no delete for the server's role.
alter table alarm_journal enable row level security;
create policy read on alarm_journal for select using (exists (select 1 from alarm a where a.id = alarm_id));
create policy write on alarm_journal for insert with check ((select platform.acts()));
alter table incident_journal enable row level security;
create policy read on incident_journal for select using (exists (select 1 from incident i where i.id = incident_id));
create policy write on incident_journal for insert with check ((select platform.acts()));
grant select, insert on alarm_journal, incident_journal to chengyun_server;

alter table occasion enable row level security;
create policy read on occasion for select using ((select platform.acts()));
create policy plan on occasion for insert with check ((select manages_devices()));
create policy finish on occasion for update using ((select manages_devices())) with check (true);
grant select, insert, update on occasion to chengyun_server;

alter table device_health enable row level security;
create policy read on device_health for select using (
  (select platform.sees_all()) or exists (select 1 from device d where d.id = device_id)
);
create policy write on device_health for all using ('system' = any ((select platform.actor_roles())::text[])) with check (true);
grant select, insert, update on device_health to chengyun_server;

alter table rule_state enable row level security;
create policy own on rule_state for all using ('system' = any ((select platform.actor_roles())::text[])) with check (true);
alter table rule_mark enable row level security;
create policy own on rule_mark for all using ('system' = any ((select platform.actor_roles())::text[])) with check (true);
grant select, insert, update, delete on rule_state to chengyun_server;
grant select, update on rule_mark to chengyun_server;
