-- Reports of the coordination meeting: one per week, month or year, with versions. A published version is frozen; a
-- correction is a new version beside it.

create table report (
  id uuid primary key,
  kind text not null check (kind in ('week', 'month', 'year')),
  period text not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  created_at timestamptz not null default now(),
  unique (kind, period)
);
create index report_newest on report (to_at desc, id);

create table report_version (
  report_id uuid not null references report (id),
  version integer not null check (version > 0),
  state text not null default 'making' check (state in ('making', 'draft', 'published', 'superseded', 'failed')),
  revision integer not null default 0,
  rules integer not null default 0,
  done integer not null default 0,
  total integer not null default 0,
  error jsonb,
  content jsonb,
  made_by text not null,
  made_at timestamptz not null default now(),
  edited_by text,
  edited_at timestamptz,
  published_by text,
  published_at timestamptz,
  primary key (report_id, version),
  check (state in ('making', 'failed') or content is not null),
  check ((state = 'published') = (published_at is not null)),
  check ((published_by is null) = (published_at is null))
);
-- One at a time is made or edited.
create unique index report_version_open on report_version (report_id) where state in ('making', 'draft');

-- What a person changed in a draft, revision by revision.
create table report_edit (
  report_id uuid not null,
  version integer not null,
  revision integer not null check (revision > 0),
  at timestamptz not null,
  by text not null,
  changes jsonb not null,
  primary key (report_id, version, revision),
  foreign key (report_id, version) references report_version (report_id, version)
);

-- The sentence rules; without a row those that came with the product are in force. Old versions never change.
create table report_rules (
  version integer primary key check (version > 0),
  text text not null,
  note text not null,
  created_by text not null,
  created_at timestamptz not null default now()
);

create table report_settings (
  one boolean primary key default true check (one),
  data jsonb not null,
  version integer not null check (version > 0),
  changed_by text not null,
  changed_at timestamptz not null default now()
);

create function report_frozen() returns trigger
language plpgsql
as $$
begin
  raise exception 'version % of report % is published and does not change', old.version, old.report_id;
end
$$;
create trigger frozen before update or delete on report_version
  for each row when (old.state = 'published') execute function report_frozen();

create trigger append_only before update or delete or truncate on report_edit
  for each statement execute function platform.append_only();
create trigger append_only before update or delete or truncate on report_rules
  for each statement execute function platform.append_only();
create trigger audit after insert or update or delete on report_settings
  for each row execute function platform.audit_change('configuration', 'one', 'changed_at,version');

alter table report enable row level security;
alter table report_version enable row level security;
alter table report_edit enable row level security;
alter table report_rules enable row level security;
alter table report_settings enable row level security;
create policy town_wide on report for all using ((select platform.sees_all())) with check ((select platform.sees_all()));
create policy town_wide on report_version for all using ((select platform.sees_all())) with check ((select platform.sees_all()));
create policy town_wide on report_edit for all using ((select platform.sees_all())) with check ((select platform.sees_all()));
create policy town_wide on report_rules for all using ((select platform.sees_all())) with check ((select platform.sees_all()));
create policy town_wide on report_settings for all using ((select platform.sees_all())) with check ((select platform.sees_all()));
grant select, insert on report, report_edit, report_rules to chengyun_server;
grant select, insert, update on report_version, report_settings to chengyun_server;
