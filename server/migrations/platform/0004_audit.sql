-- The audit trail of what belongs to no town, and what the trails of all towns share. How it hangs together:
-- docs/decisions/014-audit.md.

-- Whence the request came, for the rows that are written on its behalf.
create function platform.actor_address() returns text
language sql stable parallel safe
as $$ select nullif(current_setting('chengyun.address', true), '') $$;

create function platform.actor_request() returns text
language sql stable parallel safe
as $$ select nullif(current_setting('chengyun.request', true), '') $$;

create function platform.actor_town() returns text
language sql stable parallel safe
as $$ select nullif(current_setting('chengyun.town', true), '') $$;

-- Who reads the trail: the auditor, and the product itself.
create function platform.audits() returns boolean
language sql stable parallel safe
as $$ select platform.actor_roles() && array['auditor', 'system'] $$;

-- A number for a row of the trail. The transaction has its own number first: so all rows up to a bound are final once
-- every transaction that was under way when the bound was read has ended, and the sealing need lock nobody.
create function platform.audit_number(counter regclass) returns bigint
language plpgsql volatile
as $$
begin
  perform pg_current_xact_id();
  return nextval(counter);
end
$$;

-- For rows that come without their number, as those do that are written whole from JSON.
create function platform.audit_fill() returns trigger
language plpgsql
as $$
begin
  new.audit_id := platform.audit_number(tg_argv[0]::regclass);
  return new;
end
$$;

create function platform.append_only() returns trigger
language plpgsql
as $$
begin
  raise exception '%.% is append-only: % is refused', tg_table_schema, tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end
$$;

create sequence platform.audit_counter;

create table platform.audit (
  audit_id bigint primary key default platform.audit_number('platform.audit_counter'),
  at timestamptz not null default clock_timestamp(),
  town_id text default platform.actor_town(),
  kind text not null check (kind in ('account', 'look', 'export', 'rights', 'policy', 'configuration', 'action')),
  action text not null,
  ok boolean not null default true,
  -- The status and the code of a refusal.
  status smallint,
  code text,
  -- Without a person it was the command line or the database itself.
  actor_id text default platform.actor(),
  actor_roles text[] not null default platform.actor_roles(),
  address text default platform.actor_address(),
  agent text,
  request text default platform.actor_request(),
  object_type text,
  object_id text,
  detail jsonb,
  before jsonb,
  after jsonb
);
create index audit_at on platform.audit (at desc, audit_id desc);
create index audit_actor on platform.audit (actor_id, at desc) where actor_id is not null;

-- Blocks of the trail, each with the digest of every row in it and of the block before it, signed with a key that is
-- not in the database.
create table platform.audit_seal (
  n bigint primary key check (n > 0),
  at timestamptz not null,
  -- Rows with numbers above the first and up to the second.
  after_id bigint not null,
  to_id bigint not null check (to_id > after_id),
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  ids bigint[] not null,
  -- 32 bytes for each of the ids.
  leaves bytea not null check (octet_length(leaves) = 32 * cardinality(ids)),
  previous bytea not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null
);

-- When the trail was last checked from its beginning, by chain: '_platform' or the id of a town.
create table platform.audit_check (
  chain text not null,
  at timestamptz not null,
  seals bigint not null,
  rows bigint not null,
  problems jsonb not null,
  ms integer not null,
  primary key (chain, at)
);

-- Writes what a row was and became. Arguments: kind, column of the id, columns that are left out (secrets, and what
-- changes without anybody having changed anything), separated by commas.
create function platform.audit_change() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  -- What bears the name of a secret stays out whatever the trigger says: columns come later than triggers.
  hidden constant text[] := string_to_array(coalesce(tg_argv[2], ''), ',') || array(
    select a.attname::text from pg_attribute a
    where a.attrelid = tg_relid and a.attnum > 0 and (a.attname = 'password' or a.attname ~ '(secret|token|hash|recovery|backup_code)'));
  was jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) - hidden end;
  became jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) - hidden end;
  whole constant jsonb := coalesce(became, was);
begin
  if was = became then
    -- A change of what is left out is told without it: a password, say, but not that a key was used.
    if tg_argv[3] is null or (to_jsonb(old) -> tg_argv[3]) is not distinct from (to_jsonb(new) -> tg_argv[3]) then
      return null;
    end if;
  end if;
  execute format('insert into %I.audit (kind, action, object_type, object_id, before, after) values ($1, $2, $3, $4, $5, $6)',
    tg_table_schema)
    using tg_argv[0], tg_table_name || '.' || lower(tg_op), tg_table_name, whole ->> tg_argv[1], was, became;
  return null;
end
$$;

create trigger audit after insert or update or delete on platform.town
  for each row execute function platform.audit_change('configuration', 'id', 'progress');
create trigger audit after insert or update or delete on platform.person
  for each row execute function platform.audit_change('account', 'id', 'updated_at,email,email_verified,image,last_sign_in_at');
create trigger audit after insert or update or delete on platform.credential
  for each row execute function platform.audit_change('account', 'user_id',
    'updated_at,password,access_token,refresh_token,id_token,access_token_expires_at,refresh_token_expires_at', 'password');
create trigger audit after insert or update or delete on platform.membership
  for each row execute function platform.audit_change('rights', 'user_id', 'version');
create trigger audit after insert or update or delete on platform.api_key
  for each row execute function platform.audit_change('rights', 'id', 'hash,last_used_at');

create trigger append_only before update or delete or truncate on platform.audit
  for each statement execute function platform.append_only();
create trigger append_only before update or delete or truncate on platform.audit_seal
  for each statement execute function platform.append_only();

alter table platform.audit enable row level security;
create policy read on platform.audit for select using ((select platform.audits()));
create policy write on platform.audit for insert with check (true);
-- Who acts and whence is the database's to say, from the settings of the transaction; nobody else may name it.
grant insert (kind, action, ok, status, code, agent, object_type, object_id, detail) on platform.audit to chengyun_server;
grant select on platform.audit to chengyun_server;
grant usage, select on sequence platform.audit_counter to chengyun_server;

alter table platform.audit_seal enable row level security;
create policy read on platform.audit_seal for select using (true);
grant select (n, at, after_id, to_id, algorithm, hash, key_id) on platform.audit_seal to chengyun_server;
grant select on platform.audit_check to chengyun_server;
