-- What is shared by all towns: the list of towns, who belongs to which, keys, and the one door to the job queue.
-- Accounts and sessions follow in 0002.

do $$
begin
  create role chengyun_server nologin;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the cluster: another database of it may have made this one
end
$$;

do $$
begin
  execute format('grant chengyun_server to %I', current_user);
exception when others then
  null; -- a superuser needs no grant to itself
end
$$;

grant usage on schema platform to chengyun_server;

create table platform.town (
  id text primary key check (id ~ '^[a-z][a-z0-9_]{0,30}$'),
  name_zh text not null,
  name_en text not null,
  prefix text not null check (prefix ~ '^[A-Z]{2,6}$'),
  zone text not null,
  sample boolean not null default false,
  center double precision[] not null check (array_length(center, 1) = 2),
  bbox double precision[] not null check (array_length(bbox, 1) = 4),
  progress jsonb,
  created_at timestamptz not null default now()
);

create table platform.membership (
  user_id text not null,
  town_id text not null references platform.town (id),
  roles text[] not null check (cardinality(roles) > 0),
  unit_ids uuid[] not null default '{}',
  area_codes text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (user_id, town_id)
);
create index on platform.membership (town_id);

create table platform.api_key (
  id uuid primary key,
  town_id text not null references platform.town (id),
  name text not null,
  hash text not null unique,
  hint text not null,
  scopes text[] not null,
  roles text[] not null,
  unit_ids uuid[] not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);

-- Who acts: set at the start of each transaction, read by every policy below and in the towns' schemas.

create function platform.actor() returns text
language sql stable parallel safe
as $$ select nullif(current_setting('chengyun.actor', true), '') $$;

create function platform.actor_roles() returns text[]
language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('chengyun.roles', true), ''), '{}')::text[] $$;

create function platform.actor_units() returns uuid[]
language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('chengyun.units', true), ''), '{}')::uuid[] $$;

create function platform.actor_areas() returns text[]
language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('chengyun.areas', true), ''), '{}')::text[] $$;

create function platform.sees_all() returns boolean
language sql stable parallel safe
as $$ select platform.actor_roles() && array['intake', 'dispatcher', 'chief', 'leader', 'admin', 'system'] $$;

create function platform.acts() returns boolean
language sql stable parallel safe
as $$ select platform.actor() is not null $$;

create function platform.administers() returns boolean
language sql stable parallel safe
as $$ select platform.actor_roles() && array['admin', 'system'] $$;

-- The one door to the job queue for the restricted role: joins the caller's transaction, rolls back with it.
create function platform.enqueue(
  task text,
  payload json,
  job_key text default null,
  run_at timestamptz default null,
  queue text default null,
  max_attempts integer default 12
) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job(task, payload, queue, run_at, max_attempts, job_key);
end
$$;
revoke all on function platform.enqueue(text, json, text, timestamptz, text, integer) from public;
grant execute on function platform.enqueue(text, json, text, timestamptz, text, integer) to chengyun_server;

grant select on platform.town to chengyun_server;
grant update (progress) on platform.town to chengyun_server;
grant select, insert, update, delete on platform.membership to chengyun_server;
grant select, insert, update on platform.api_key to chengyun_server;
