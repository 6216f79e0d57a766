-- The ground of one town: areas, places, units, policies. Runs with search_path = the town's schema, platform.

do $$
begin
  execute format('grant usage on schema %I to chengyun_server', current_schema());
end
$$;

create table area (
  id uuid primary key,
  code text not null unique,
  level text not null check (level in ('town', 'community', 'grid', 'unit_grid')),
  name text not null,
  parent_id uuid references area (id),
  polygon jsonb not null,
  center double precision[] not null,
  area_m2 double precision not null,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);
create index on area (parent_id);

create table place (
  id uuid primary key,
  kind text not null,
  name text not null,
  aliases text[] not null default '{}',
  lon double precision not null,
  lat double precision not null,
  area_code text,
  address text,
  detail jsonb
);

create table map_layer (
  name text primary key,
  geojson jsonb not null,
  updated_at timestamptz not null default now()
);

create table unit (
  id uuid primary key,
  code text not null unique,
  name text not null,
  kind text not null,
  parent_id uuid references unit (id),
  area_codes text[] not null default '{}',
  duties text[] not null default '{}',
  active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);
create index on unit (parent_id);

-- Packs, calendars and every other rule: a new version is a new row, an old one never changes.
create table policy (
  kind text not null check (kind in ('pack', 'calendar')),
  id text not null,
  version integer not null check (version > 0),
  data jsonb not null,
  note text,
  created_by text,
  created_at timestamptz not null default now(),
  primary key (kind, id, version)
);

alter table area enable row level security;
alter table place enable row level security;
alter table map_layer enable row level security;
alter table unit enable row level security;
alter table policy enable row level security;

create policy read on area for select using ((select platform.acts()));
create policy write on area for all using ((select platform.administers())) with check ((select platform.administers()));
create policy read on place for select using ((select platform.acts()));
create policy write on place for all using ((select platform.administers())) with check ((select platform.administers()));
create policy read on map_layer for select using ((select platform.acts()));
create policy write on map_layer for all using ((select platform.administers())) with check ((select platform.administers()));
create policy read on unit for select using ((select platform.acts()));
create policy write on unit for all using ((select platform.administers())) with check ((select platform.administers()));
create policy read on policy for select using ((select platform.acts()));
create policy write on policy for insert with check ((select platform.administers()));

grant select, insert, update, delete on area, place, map_layer, unit to chengyun_server;
grant select, insert on policy to chengyun_server;
