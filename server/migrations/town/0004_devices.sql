-- Devices: who they are, what they said, what it adds up to. `observation` is the truth; state, sums and events follow
-- from it and can be rebuilt.

create function manages_devices() returns boolean
language sql stable parallel safe
as $$ select platform.actor_roles() && array['admin', 'chief', 'dispatcher', 'system'] $$;

create table device (
  id uuid primary key,
  protocol text not null check (protocol ~ '^[a-z][a-z0-9_]{0,31}$'),
  -- How the device names itself on its protocol: MQTT user, transmitter address (12 hex digits), MN, IMEI, EUI.
  external_id text not null check (length(external_id) between 1 and 128),
  name text not null check (length(name) between 1 and 120),
  model text,
  profile_id text,
  dialect text,
  lon double precision,
  lat double precision,
  place text,
  building text,
  area_code text,
  grid_code text,
  community_code text,
  parent_id uuid references device (id),
  -- SHA-256 of the token or password, which is random and shown once.
  credential_hash text unique,
  state text not null default 'active' check (state in ('active', 'disabled')),
  admitted_by text,
  admitted_at timestamptz not null default now(),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  unique (protocol, external_id)
);
create index device_community on device (community_code, name);
create index device_building on device (building) where building is not null;
create index device_parent on device (parent_id) where parent_id is not null;
create index device_name on device (name, id);

-- The gateways of every process learn of a change to the list of devices.
create function tell_devices_changed() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('chengyun_devices', substr(tg_table_schema, 6)); -- without 'town_'
  return null;
end
$$;
create trigger devices_changed after insert or update or delete on device
for each statement execute function tell_devices_changed();

create table device_state (
  device_id uuid primary key references device (id) on delete cascade,
  -- By point: {"v": value, "at": epoch milliseconds}.
  points jsonb not null default '{}',
  last_at timestamptz,
  last_seen timestamptz not null,
  -- Seconds the device's clock is ahead of ours at its last message; null when it sends no time.
  clock_skew_s integer
) with (fillfactor = 70);

-- What a message adds, point by point: the later one stays, whatever comes last.
create function newer_points(old jsonb, new jsonb) returns jsonb
language sql immutable parallel safe
as $$
  select old || coalesce((
    select jsonb_object_agg(n.key, n.value) from jsonb_each(new) n
    where not old ? n.key or (old -> n.key ->> 'at')::float8 <= (n.value ->> 'at')::float8), '{}')
$$;

-- One row per message of a device, with all its readings: one index entry tells a resend and finds a device's history.
-- The role of the server inserts into the days directly and reads through the parent, where row-level security stands.
create table observation (
  device_id uuid not null,
  -- The instant that counts: the device's own when it is sane, else that of receipt.
  at timestamptz not null,
  -- 64 bits that tell a resend from a new message of the same instant.
  sequence bigint not null,
  -- When the store took it: strictly growing from group to group, so that "what is new since" has an answer.
  received_at timestamptz not null,
  device_at timestamptz,
  points text[] not null,
  -- As long as points; null where the reading is a text. True is 1 and false is 0, with the word in texts.
  numbers double precision[] not null,
  -- Null when all readings are numbers; else as long as points.
  texts text[],
  events jsonb,
  primary key (device_id, at, sequence)
) partition by range (at);
create index observation_received on observation using brin (received_at) with (pages_per_range = 32, autosummarize = on);

create table reading_hour (
  device_id uuid not null,
  point text not null,
  hour timestamptz not null,
  n bigint not null,
  sum double precision not null,
  min double precision not null,
  max double precision not null,
  primary key (device_id, point, hour)
) with (fillfactor = 80);

-- Days are the town's own, added up from hours, so that late data is in both at once.
create view reading_day with (security_invoker = true) as
select device_id, point, (hour at time zone t.zone)::date as day,
  sum(n)::bigint as n, sum(sum) as sum, min(min) as min, max(max) as max
from reading_hour, (select zone from platform.town where id = current_setting('chengyun.town', true)) t
group by device_id, point, (hour at time zone t.zone)::date;

-- One row per value, for whoever asks by point.
create view reading with (security_invoker = true) as
select o.device_id, r.point, o.at, o.received_at, r.number as value, o.texts[r.nth] as text
from observation o, unnest(o.points, o.numbers) with ordinality as r (point, number, nth);

create table device_event (
  device_id uuid not null,
  at timestamptz not null,
  sequence bigint not null,
  nth smallint not null,
  kind text not null,
  begun boolean not null,
  part text,
  text text,
  received_at timestamptz not null,
  primary key (device_id, at, sequence, nth)
);
create index device_event_at on device_event (at desc);
create index device_event_received on device_event (received_at);

create table raw_frame (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  protocol text not null,
  peer text not null,
  device_id uuid,
  why text not null,
  frame bytea not null check (octet_length(frame) <= 4096)
);

create table waiting_device (
  protocol text not null,
  external_id text not null,
  parent_id uuid,
  peer text not null,
  -- Of the token it showed, so that once admitted it may use it.
  credential_hash text,
  times bigint not null default 1,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  sample bytea check (octet_length(sample) <= 4096),
  primary key (protocol, external_id)
);

create table device_command (
  id uuid primary key,
  device_id uuid not null references device (id),
  kind text not null,
  body jsonb not null,
  sent_by text not null,
  at timestamptz not null,
  state text not null check (state in ('sent', 'done', 'refused', 'failed')),
  answer jsonb,
  answered_at timestamptz
);
create index device_command_device on device_command (device_id, at desc);

-- One row: who writes, and how far the store, the latest states and the sums are.
create table ingest_mark (
  one boolean primary key default true check (one),
  writer uuid,
  stored timestamptz not null default '-infinity',
  state timestamptz not null default '-infinity',
  sums timestamptz not null default '-infinity'
);
insert into ingest_mark default values;

-- Days of observations are made and dropped by the owner's functions; the server's role asks for them by date.

create function ensure_observation_day(day date) returns boolean
language plpgsql security definer
as $$
declare
  name text := 'observation_' || to_char(day, 'YYYYMMDD');
begin
  if day < current_date - 400 or day > current_date + 8 then
    return false;
  end if;
  if to_regclass(name) is not null then
    return true;
  end if;
  -- Made apart and then attached, so that nobody who reads waits.
  execute format('create table %I (like observation including defaults including constraints including indexes)', name);
  execute format('alter table observation attach partition %I for values from (%L) to (%L)', name,
    day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
  execute format('revoke all on %I from public', name);
  execute format('grant insert on %I to chengyun_server', name);
  return true;
exception when duplicate_table then
  return true;
end
$$;

create function drop_observation_days(before date) returns integer
language plpgsql security definer
as $$
declare
  old record;
  dropped integer := 0;
begin
  if before > current_date - 7 then
    raise exception 'Observations are kept for seven days at least, asked to drop those before %', before;
  end if;
  for old in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'observation'::regclass and c.relname < 'observation_' || to_char(before, 'YYYYMMDD')
  loop
    execute format('drop table %I', old.relname);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$$;

do $$
declare
  f text;
begin
  foreach f in array array['ensure_observation_day(date)', 'drop_observation_days(date)'] loop
    execute format('alter function %s set search_path = %I, pg_temp', f, current_schema());
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to chengyun_server', f);
  end loop;
end
$$;

-- Rights: who sees a device sees what it said.

alter table device enable row level security;
create policy read on device for select using (
  (select platform.sees_all()) or community_code = any ((select platform.actor_areas())::text[])
);
create policy write on device for all using ((select manages_devices())) with check ((select manages_devices()));
grant select, insert, update on device to chengyun_server;

do $$
declare
  t text;
begin
  foreach t in array array['device_state', 'observation', 'reading_hour', 'device_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy read on %I for select using ((select platform.sees_all()) or exists (select 1 from device d where d.id = device_id))', t);
    execute format('grant select on %I to chengyun_server', t);
  end loop;
  -- What devices said is written by the writer of the town, which acts as the system.
  foreach t in array array['device_state', 'reading_hour', 'device_event', 'ingest_mark', 'raw_frame', 'waiting_device'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      $p$create policy write on %I for all using ('system' = any ((select platform.actor_roles())::text[])) with check ('system' = any ((select platform.actor_roles())::text[]))$p$, t);
    execute format('grant select, insert, update, delete on %I to chengyun_server', t);
  end loop;
end
$$;

grant select on reading, reading_day to chengyun_server;

create policy desk on raw_frame for select using ((select manages_devices()));
create policy desk on waiting_device for all using ((select manages_devices())) with check ((select manages_devices()));

alter table device_command enable row level security;
create policy read on device_command for select using (
  (select platform.sees_all()) or exists (select 1 from device d where d.id = device_id)
);
create policy send on device_command for insert with check ((select manages_devices()));
create policy answer on device_command for update using ((select manages_devices())) with check (true);
grant select, insert, update on device_command to chengyun_server;
