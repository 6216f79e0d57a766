-- Imports (CSV/XLSX): a run, its mapping, its counts; bad rows kept so that they can be handed back as a file.

create table import_run (
  id uuid primary key,
  kind text not null,
  file_name text not null,
  file_sha256 text not null,
  mapping jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  rows_total integer,
  rows_read integer not null default 0,
  rows_added integer not null default 0,
  rows_known integer not null default 0,
  rows_bad integer not null default 0,
  error text,
  started_by text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);

create table import_bad_row (
  run_id uuid not null references import_run (id),
  row_number integer not null,
  cells jsonb not null,
  problems jsonb not null,
  primary key (run_id, row_number)
);

-- A mapping once confirmed is offered again for a file with the same headings.
create table import_mapping (
  kind text not null,
  heading_hash text not null,
  mapping jsonb not null,
  used_at timestamptz not null default now(),
  primary key (kind, heading_hash)
);

alter table import_run enable row level security;
alter table import_bad_row enable row level security;
alter table import_mapping enable row level security;
create policy desk on import_run for all using ((select platform.sees_all())) with check ((select platform.sees_all()));
create policy desk on import_bad_row for all using ((select platform.sees_all())) with check ((select platform.sees_all()));
create policy desk on import_mapping for all using ((select platform.sees_all())) with check ((select platform.sees_all()));
grant select, insert, update on import_run, import_mapping to chengyun_server;
grant select, insert on import_bad_row to chengyun_server;
