-- Accounts under a policy, second factors, and three administrators who exclude one another (三员分立).

-- The first account only sets up. It ends itself once the three are there; nobody else runs everything.
alter table platform.person rename column administrator to bootstrap;
alter table platform.person
  add column post text check (post in ('sysadmin', 'secadmin', 'auditor')),
  add column sample boolean not null default false,
  add column created_by text,
  add column password_changed_at timestamptz not null default now(),
  add column last_sign_in_at timestamptz,
  add column disabled_because text check (disabled_because in ('hand', 'stale', 'ended')),
  add constraint bootstrap_holds_no_post check (not bootstrap or post is null);
update platform.person set disabled_because = 'hand' where disabled;
update platform.person set last_sign_in_at = seen.at
from (select user_id, max(created_at) as at from platform.session group by user_id) seen where seen.user_id = person.id;
comment on column platform.person.post is 'one of the three administrators, of every town of the installation';

-- What a person may do (`roles` …) and what was asked for them and waits for the security administrator.
alter table platform.membership drop constraint membership_roles_check;
alter table platform.membership
  add column asked_roles text[],
  add column asked_unit_ids uuid[],
  add column asked_area_codes text[],
  add column asked_by text,
  add column made_by text,
  add column granted_by text,
  add column granted_at timestamptz,
  add constraint posts_stand_alone check (
    (not roles && array['sysadmin', 'secadmin', 'auditor'] or cardinality(roles) = 1)
    and (asked_roles is null or not asked_roles && array['sysadmin', 'secadmin', 'auditor'] or cardinality(asked_roles) = 1)
  ),
  add constraint asked_or_held check (cardinality(roles) > 0 or asked_roles is not null or granted_by is not null),
  -- Null is the product itself or who holds the machine.
  add constraint two_people_grant check (
    granted_by is null
    or ((made_by is null or granted_by <> made_by) and (asked_by is null or granted_by <> asked_by))
  ),
  add constraint nobody_grants_themselves check (granted_by is null or granted_by <> user_id);

alter table platform.api_key
  add column approved_by text,
  add column approved_at timestamptz,
  add constraint key_posts_stand_alone check (not roles && array['sysadmin', 'secadmin', 'auditor'] or cardinality(roles) = 1),
  add constraint two_people_approve check (approved_by is null or created_by is null or approved_by <> created_by);
update platform.api_key set approved_at = created_at;

-- One post excludes every other role, in whatever town; checked with the person locked, so that two grants at a time cannot pass.
create function platform.refuse_mixed_posts(who text) returns void
language plpgsql security definer
set search_path = platform, pg_temp
as $$
declare
  held text[];
begin
  perform 1 from person where id = who for update;
  select array_agg(distinct role) into held from (
    select unnest(m.roles) from membership m where m.user_id = who
    union select post from person where id = who and post is not null
  ) as all_roles (role);
  if held && array['sysadmin', 'secadmin', 'auditor'] and cardinality(held) > 1 then
    raise exception 'one of the three administrators holds no other role: %', held
      using errcode = 'check_violation', constraint = 'posts_stand_alone';
  end if;
end
$$;
revoke all on function platform.refuse_mixed_posts(text) from public;
grant execute on function platform.refuse_mixed_posts(text) to chengyun_server;

create function platform.check_membership_posts() returns trigger language plpgsql
as $$ begin perform platform.refuse_mixed_posts(new.user_id); return null; end $$;
create function platform.check_person_posts() returns trigger language plpgsql
as $$ begin perform platform.refuse_mixed_posts(new.id); return null; end $$;
create trigger posts_apart after insert or update of roles on platform.membership
  for each row execute function platform.check_membership_posts();
create trigger posts_apart after update of post on platform.person
  for each row execute function platform.check_person_posts();

-- Who may write what, whatever a route would let through. Only the server's role is held to it: the owner migrates and
-- restores. "system" is the product and the command line.
create function platform.holds(variadic wanted text[] default '{}') returns boolean
language sql stable
as $$ select platform.actor_roles() && (wanted || array['system']) $$;

create function platform.guard_membership() returns trigger language plpgsql
as $$
declare
  rights_change boolean := tg_op = 'INSERT' and cardinality(new.roles) > 0;
begin
  if current_user <> 'chengyun_server' then return new; end if;
  if tg_op = 'UPDATE' then
    -- Rights that fall away (a reset of an administrator's password) harm nobody.
    rights_change := cardinality(new.roles) > 0
      and (new.roles, new.unit_ids, new.area_codes) is distinct from (old.roles, old.unit_ids, old.area_codes);
  end if;
  if rights_change and (not platform.holds('secadmin') or platform.actor() = new.user_id) then
    raise exception 'only a security administrator grants rights, and never their own' using errcode = 'insufficient_privilege';
  end if;
  if not platform.holds('secadmin', 'sysadmin') then
    raise exception 'memberships are for the administrators' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger guard before insert or update on platform.membership
  for each row execute function platform.guard_membership();

create function platform.guard_person() returns trigger language plpgsql
as $$
begin
  if current_user <> 'chengyun_server' or platform.holds() then return new; end if;
  if tg_op = 'INSERT' then
    if new.post is null and not new.bootstrap and platform.holds('sysadmin') then return new; end if;
    raise exception 'only a system administrator makes accounts, and posts are given at setting up'
      using errcode = 'insufficient_privilege';
  end if;
  if (new.post, new.bootstrap, new.username) is distinct from (old.post, old.bootstrap, old.username) then
    raise exception 'posts and names are not changed' using errcode = 'insufficient_privilege';
  end if;
  if (new.disabled, new.name) is distinct from (old.disabled, old.name) and not platform.holds('sysadmin') then
    raise exception 'only a system administrator changes accounts' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger guard before insert or update on platform.person
  for each row execute function platform.guard_person();

create function platform.guard_key() returns trigger language plpgsql
as $$
begin
  if current_user = 'chengyun_server' and new.approved_at is not null
    and (tg_op = 'INSERT' or old.approved_at is null) and not platform.holds('secadmin') then
    raise exception 'only a security administrator approves keys' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger guard before insert or update on platform.api_key
  for each row execute function platform.guard_key();

-- Every password that was replaced is kept as its hash, so that it does not come back.
create table platform.password_history (
  user_id text not null references platform.person (id) on delete cascade,
  hash text not null,
  at timestamptz not null default now()
);
create index on platform.password_history (user_id, at desc);

create function platform.keep_password() returns trigger
language plpgsql security definer
set search_path = platform, pg_temp
as $$
begin
  if new.password is distinct from old.password then
    if old.password is not null then insert into password_history (user_id, hash) values (old.user_id, old.password); end if;
    delete from password_history h where h.user_id = old.user_id and h.ctid not in (
      select k.ctid from password_history k where k.user_id = old.user_id order by k.at desc limit 24);
    update person set password_changed_at = now() where id = new.user_id;
  end if;
  return null;
end
$$;
create trigger keep_password after update of password on platform.credential
  for each row execute function platform.keep_password();

create function platform.guard_credential() returns trigger language plpgsql
as $$
begin
  if current_user = 'chengyun_server' and not platform.holds('sysadmin') then
    raise exception 'only a system administrator issues passwords' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger guard before insert or update on platform.credential
  for each row execute function platform.guard_credential();

-- One policy of accounts for the installation; what is missing in `data` has the product's default.
create table platform.account_policy (
  one boolean primary key default true check (one),
  data jsonb not null default '{}',
  version integer not null default 1,
  changed_by text,
  changed_at timestamptz not null default now()
);
insert into platform.account_policy default values;
alter table platform.account_policy enable row level security;
create policy read on platform.account_policy for select using (true);
create policy write on platform.account_policy for update
  using ((select platform.holds('secadmin'))) with check ((select platform.holds('secadmin')));

-- Second factors. Secrets are in reach of chengyun_accounts only.
create table platform.totp (
  user_id text primary key references platform.person (id) on delete cascade,
  secret text not null,
  last_step bigint not null default 0,
  confirmed_at timestamptz,
  created_at timestamptz not null default now()
);
create table platform.recovery_code (
  user_id text not null references platform.person (id) on delete cascade,
  hash text not null,
  used_at timestamptz,
  primary key (user_id, hash)
);
create table platform.passkey (
  id text primary key,
  user_id text not null references platform.person (id) on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 64),
  rp_id text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index on platform.passkey (user_id);
-- What was asked of a browser and has not been answered; an answer takes it away.
create table platform.challenge (
  id text primary key,
  user_id text references platform.person (id) on delete cascade,
  purpose text not null check (purpose in ('passkey.add', 'passkey.use', 'oidc')),
  data jsonb not null,
  expires_at timestamptz not null
);
create index on platform.challenge (expires_at);

alter table platform.session
  add column factor_at timestamptz,
  add column seen_at timestamptz not null default now();

drop function platform.session_person(text);
create function platform.session_person(given text) returns table (
  id text, name text, username text, locale text, bootstrap boolean, post text, sample boolean,
  must_change_password boolean, password_changed_at timestamptz, disabled boolean,
  signed_in_at timestamptz, seen_at timestamptz, factor_at timestamptz, session_id text,
  has_password boolean, has_factor boolean, held text[]
)
language sql stable security definer
set search_path = platform, pg_temp
as $$
  select p.id, p.name, p.username, p.locale, p.bootstrap, p.post, p.sample, p.must_change_password, p.password_changed_at,
    p.disabled, s.created_at, s.seen_at, s.factor_at, s.id,
    exists (select 1 from credential c where c.user_id = p.id and c.provider_id = 'credential'),
    exists (select 1 from totp t where t.user_id = p.id and t.confirmed_at is not null)
      or exists (select 1 from passkey k where k.user_id = p.id),
    array(select unnest(m.roles) from membership m where m.user_id = p.id union select p.post where p.post is not null)
  from session s join person p on p.id = s.user_id
  where s.token = given and s.expires_at > now()
$$;
revoke all on function platform.session_person(text) from public;
grant execute on function platform.session_person(text) to chengyun_server;

-- Notes that a session was used; the server's role may say so with the token in hand.
create function platform.session_seen(given text, at timestamptz) returns void
language sql security definer
set search_path = platform, pg_temp
as $$ update session set seen_at = at where token = given $$;
revoke all on function platform.session_seen(text, timestamptz) from public;
grant execute on function platform.session_seen(text, timestamptz) to chengyun_server;

-- Which of the given people have a second factor, without a word about its secret.
create function platform.with_factor(given text[]) returns setof text
language sql stable security definer
set search_path = platform, pg_temp
as $$
  select t.user_id from totp t where t.user_id = any (given) and t.confirmed_at is not null
  union select k.user_id from passkey k where k.user_id = any (given)
$$;
revoke all on function platform.with_factor(text[]) from public;
grant execute on function platform.with_factor(text[]) to chengyun_server;

grant select, insert, delete on platform.password_history to chengyun_accounts;
grant select, insert, update, delete on platform.totp, platform.recovery_code, platform.passkey, platform.challenge
  to chengyun_accounts;
grant select on platform.account_policy, platform.membership to chengyun_accounts;
grant select, update on platform.account_policy to chengyun_server;
grant select (id) on platform.session to chengyun_server;
-- Taking a second factor away (a lost phone) is the security administrator's; reading one is nobody's.
grant delete, select (user_id) on platform.totp, platform.recovery_code, platform.passkey to chengyun_server;
alter table platform.totp enable row level security;
alter table platform.recovery_code enable row level security;
alter table platform.passkey enable row level security;
create policy own on platform.totp to chengyun_accounts using (true) with check (true);
create policy own on platform.recovery_code to chengyun_accounts using (true) with check (true);
create policy own on platform.passkey to chengyun_accounts using (true) with check (true);
create policy reset on platform.totp to chengyun_server using ((select platform.holds('secadmin')));
create policy reset on platform.recovery_code to chengyun_server using ((select platform.holds('secadmin')));
create policy reset on platform.passkey to chengyun_server using ((select platform.holds('secadmin')));
