-- `device_health` keeps the last time each thing was the matter with a device; here stand all that ended, so that a past
-- moment of the town can be told. Dropped with the records of states (400 days).
create table device_health_past (
  device_id uuid not null references device (id),
  kind text not null,
  since timestamptz not null,
  ended_at timestamptz not null check (ended_at > since),
  primary key (device_id, kind, since)
);
create index device_health_past_ended on device_health_past (ended_at);
insert into device_health_past
select device_id, kind, since, ended_at from device_health where ended_at > since;

alter table device_health_past enable row level security;
create policy read on device_health_past for select using (
  (select platform.sees_all()) or exists (select 1 from device d where d.id = device_id)
);
create policy write on device_health_past for all using ('system' = any ((select platform.actor_roles())::text[])) with check (true);
grant select, insert, delete on device_health_past to chengyun_server;
