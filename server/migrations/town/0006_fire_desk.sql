-- The fire desk: what said it, why a drill is held and who ended it, floods, and the notices that pages live by.

-- The kind of component that told of it (GB/T 26875.3-2011, 8.2.1.2); null where the protocol knows none.
alter table alarm add column component smallint;
create index alarm_occasion on alarm (occasion_id) where occasion_id is not null;

alter table occasion add column reason text not null default '';
alter table occasion add column ended_by text;

-- Devices that sent more than their share, each time from when to when; open while it goes on.
create table device_flood (
  device_id uuid not null references device (id) on delete cascade,
  began_at timestamptz not null,
  -- Messages offered in a second: at last, and the most.
  per_second integer not null,
  most integer not null,
  ended_at timestamptz,
  primary key (device_id, began_at)
);
create unique index device_flood_now on device_flood (device_id) where ended_at is null;
create index device_flood_began on device_flood (began_at desc);

-- Devices whose latest state somebody looks at, until when. Worth nothing after a crash, so it is not logged.
create unlogged table device_watch (
  device_id uuid primary key references device (id) on delete cascade,
  until timestamptz not null
);

-- Notices without a thing of their own: who hears of the topic reads its list again.
create function tell_live() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('chengyun_live',
    json_build_object('town', substr(tg_table_schema, 6), 'topic', tg_argv[0], 'id', 'all')::text); -- without 'town_'
  return null;
end
$$;
create trigger live after insert or update or delete on waiting_device
for each statement execute function tell_live('waiting');
create trigger live after insert on raw_frame
for each statement execute function tell_live('frame');
create trigger live after insert or update on device_health
for each statement execute function tell_live('health');
create trigger live after insert or update or delete on device
for each statement execute function tell_live('devices');
create trigger live after insert or update on occasion
for each statement execute function tell_live('occasion');
create trigger live after insert or update on device_flood
for each statement execute function tell_live('flood');

alter table device_flood enable row level security;
create policy read on device_flood for select using (
  (select platform.sees_all()) or exists (select 1 from device d where d.id = device_id)
);
create policy write on device_flood for all using ('system' = any ((select platform.actor_roles())::text[])) with check (true);
grant select, insert, update on device_flood to chengyun_server;

-- Whoever sees a device may look at it.
alter table device_watch enable row level security;
create policy look on device_watch for all using (
  (select platform.sees_all()) or exists (select 1 from device d where d.id = device_id)
) with check ((select platform.sees_all()) or exists (select 1 from device d where d.id = device_id));
grant select, insert, update, delete on device_watch to chengyun_server;
