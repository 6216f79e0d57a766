-- Devices that come in as a list, and devices that are turned away at the door.

-- Of rows whose device or case was known: how many brought something new.
alter table import_run add column rows_changed integer not null default 0;

-- The list a device came in with, so that tokens can be made for all devices of a list.
alter table device add column import_run_id uuid references import_run (id);
create index device_import on device (import_run_id) where import_run_id is not null;

-- Turned away: until then it is not shown again, whatever it sends; it can still be let in.
alter table waiting_device add column refused_until timestamptz;
alter table waiting_device add column refused_by text;
alter table waiting_device add column refused_at timestamptz;
alter table waiting_device add column refused_why text;
alter table waiting_device add constraint refused_whole check (
  (refused_until is null) = (refused_by is null) and (refused_until is null) = (refused_at is null)
  and (refused_until is null) = (refused_why is null)
);
