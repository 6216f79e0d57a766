-- Screens in a hall: each shows a town's wall, reads and does nothing else, and renews its own token while it runs.

create table platform.kiosk (
  id uuid primary key,
  town_id text not null references platform.town (id),
  name text not null check (length(name) between 1 and 64),
  -- Of the link while nobody has opened it, then of the screen's token; random, so one round of SHA-256 is enough.
  hash text not null unique,
  -- The token before: it holds until the new one is used, so that an answer lost on the way shuts nobody out.
  previous_hash text unique,
  opened_at timestamptz,
  renewed_at timestamptz,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_address text,
  created_by text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index kiosk_town on platform.kiosk (town_id, created_at desc);

create trigger audit after insert or update or delete on platform.kiosk
  for each row execute function platform.audit_change('rights', 'id',
    'hash,previous_hash,renewed_at,expires_at,last_used_at,last_address');

-- Only a security administrator lets a screen in, whatever a route would let through; what is revoked stays so.
create function platform.guard_kiosk() returns trigger language plpgsql
as $$
begin
  if current_user <> 'chengyun_server' then return new; end if;
  if tg_op = 'INSERT' and not platform.holds('secadmin') then
    raise exception 'only a security administrator lets a screen in' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and old.revoked_at is not null then
    raise exception 'a revoked screen stays revoked' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger guard before insert or update on platform.kiosk
  for each row execute function platform.guard_kiosk();

grant select, insert on platform.kiosk to chengyun_server;
grant update (hash, previous_hash, opened_at, renewed_at, expires_at, last_used_at, last_address, revoked_at)
  on platform.kiosk to chengyun_server;

-- A screen reads what the desk reads; which routes it may ask is the server's rule, and none of them writes.
create or replace function platform.sees_all() returns boolean
language sql stable parallel safe
as $$ select platform.actor_roles() && array['intake', 'dispatcher', 'chief', 'leader', 'admin', 'system', 'kiosk'] $$;
