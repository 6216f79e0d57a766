-- People from outside: staff of a company (企业用户) and residents (居民). They see what they reported themselves and take no
-- part in handling. And invitations: a link with which somebody sets the password of an account that was made for them.

-- Of which companies the actor is; only for an account with the role enterprise.
create function platform.actor_companies() returns uuid[]
language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('chengyun.companies', true), ''), '{}')::uuid[] $$;

create function platform.outside() returns boolean
language sql stable parallel safe
as $$ select platform.actor_roles() && array['enterprise', 'resident'] $$;

-- Who is from outside is nothing else in the town: staff of one company, or a resident with no unit at all.
create function platform.outsider_fits(roles text[], unit_ids uuid[], area_codes text[]) returns boolean
language sql immutable parallel safe
as $$
  select not roles && array['enterprise', 'resident']
    or cardinality(area_codes) = 0 and cardinality(unit_ids) = case when roles = '{enterprise}' then 1 else 0 end
$$;
alter table platform.membership
  add constraint outsiders_stand_alone check (
    (not roles && array['enterprise', 'resident'] or cardinality(roles) = 1)
    and (asked_roles is null or not asked_roles && array['enterprise', 'resident'] or cardinality(asked_roles) = 1)
  ),
  add constraint outsiders_place check (
    platform.outsider_fits(roles, unit_ids, area_codes)
    and (asked_roles is null or platform.outsider_fits(asked_roles, asked_unit_ids, asked_area_codes))
  );
alter table platform.api_key add constraint keys_are_for_staff check (not roles && array['enterprise', 'resident']);

create table platform.invitation (
  id uuid primary key,
  town_id text not null references platform.town (id),
  user_id text not null references platform.person (id) on delete cascade,
  -- Of the secret in the link; random, so one round of SHA-256 is enough.
  hash text not null unique,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz,
  revoked_at timestamptz,
  -- Null when the product did: a newer link, a reset password.
  revoked_by text,
  check (used_at is null or revoked_at is null)
);
-- One link at a time for a person: a newer one takes the older back.
create unique index invitation_open on platform.invitation (user_id) where used_at is null and revoked_at is null;
create index invitation_town on platform.invitation (town_id, created_at desc);

create trigger audit after insert or update or delete on platform.invitation
  for each row execute function platform.audit_change('account', 'id', 'hash');

-- Only a system administrator invites, whatever a route would let through; what is used or taken back stays so.
create function platform.guard_invitation() returns trigger language plpgsql
as $$
begin
  if current_user <> 'chengyun_server' then return new; end if;
  if not platform.holds('sysadmin') then
    raise exception 'only a system administrator invites' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (old.used_at is not null or old.revoked_at is not null) then
    raise exception 'a link that was used or taken back stays so' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger guard before insert or update on platform.invitation
  for each row execute function platform.guard_invitation();

grant select, insert on platform.invitation to chengyun_server;
grant update (used_at, revoked_at, revoked_by) on platform.invitation to chengyun_server;
