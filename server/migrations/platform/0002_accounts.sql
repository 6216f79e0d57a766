-- Who may sign in. Tables of better-auth (person, session, credential, verification) under names of our own, plus the
-- counter of failed tries. Password hashes and session tokens are in reach of the role chengyun_accounts only.

do $$
begin
  create role chengyun_accounts nologin;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the cluster: another database of it may have made this one
end
$$;

do $$
begin
  execute format('grant chengyun_accounts to %I', current_user);
exception when others then
  null; -- a superuser needs no grant to itself
end
$$;

create table platform.person (
  id text primary key,
  username text not null unique check (username = lower(username) and length(username) between 2 and 40),
  name text not null check (length(name) between 1 and 64),
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  locale text check (locale in ('zh', 'en')),
  administrator boolean not null default false,
  must_change_password boolean not null default true,
  disabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table platform.session (
  id text primary key,
  token text not null unique,
  user_id text not null references platform.person (id) on delete cascade,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on platform.session (user_id);
create index on platform.session (expires_at);

create table platform.credential (
  id text primary key,
  user_id text not null references platform.person (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index on platform.credential (user_id);

create table platform.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on platform.verification (identifier);

-- Failed tries per account and address; the sixth within half an hour is not even looked at.
create table platform.sign_in_try (
  username text not null,
  address text not null,
  tries integer not null,
  at timestamptz not null,
  primary key (username, address)
);
create index on platform.sign_in_try (at);

-- What all processes of an installation share and no request may read.
create table platform.secret (
  name text primary key,
  value text not null
);

alter table platform.membership add foreign key (user_id) references platform.person (id);
alter table platform.api_key add column created_by text;

-- Whose session a token is: the server's role may ask with a token in hand, never list sessions.
create function platform.session_person(given text) returns table (
  id text, name text, username text, locale text, administrator boolean,
  must_change_password boolean, disabled boolean, signed_in_at timestamptz
)
language sql stable security definer
set search_path = platform, pg_temp
as $$
  select p.id, p.name, p.username, p.locale, p.administrator, p.must_change_password, p.disabled, s.created_at
  from session s join person p on p.id = s.user_id
  where s.token = given and s.expires_at > now()
$$;
revoke all on function platform.session_person(text) from public;
grant execute on function platform.session_person(text) to chengyun_server;

grant usage on schema platform to chengyun_accounts;
grant select, insert, update, delete on platform.session, platform.credential, platform.verification to chengyun_accounts;
grant select, update on platform.person to chengyun_accounts;

-- The server's role makes accounts, sets passwords and ends sessions, but reads neither hashes nor tokens.
grant select, insert, update on platform.person to chengyun_server;
grant insert, update (password, updated_at), select (user_id, provider_id) on platform.credential to chengyun_server;
grant delete, select (user_id, expires_at) on platform.session to chengyun_server;
grant select, insert, update, delete on platform.sign_in_try to chengyun_server;
