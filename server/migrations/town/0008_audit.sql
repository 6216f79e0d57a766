-- The audit trail of a town: one row per act that leaves no line in a journal, and the journals themselves, which say
-- who, when and what already and now also whence. All of them are numbered by one counter and sealed in blocks
-- (docs/decisions/014-audit.md).

create sequence audit_counter;
grant usage, select on sequence audit_counter to chengyun_server;

create table audit (
  audit_id bigint primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in ('account', 'look', 'export', 'rights', 'policy', 'configuration', 'action')),
  action text not null,
  ok boolean not null default true,
  status smallint,
  code text,
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
create index audit_at on audit (at desc, audit_id desc);
create index audit_actor on audit (actor_id, at desc) where actor_id is not null;

create table audit_seal (
  n bigint primary key check (n > 0),
  at timestamptz not null,
  after_id bigint not null,
  to_id bigint not null check (to_id > after_id),
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  ids bigint[] not null,
  leaves bytea not null check (octet_length(leaves) = 32 * cardinality(ids)),
  previous bytea not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null
);

-- Journals of before this migration get their numbers here, in the order they were written in.
do $$
declare
  t text;
  counter constant regclass := (quote_ident(current_schema()) || '.audit_counter')::regclass;
begin
  execute format('alter table audit alter column audit_id set default platform.audit_number(%L::regclass)', counter);
  foreach t in array array['journal', 'alarm_journal', 'incident_journal', 'reveal'] loop
    execute format('alter table %I add column address text default platform.actor_address()', t);
    execute format('alter table %I add column audit_id bigint not null default platform.audit_number(%L::regclass)', t, counter);
    execute format('create unique index %I on %I (audit_id)', t || '_audit', t);
    execute format(
      'create trigger audit_fill before insert on %I for each row when (new.audit_id is null) execute function platform.audit_fill(%L)',
      t, quote_ident(current_schema()) || '.audit_counter');
  end loop;
  foreach t in array array['audit', 'audit_seal', 'journal', 'alarm_journal', 'incident_journal', 'reveal'] loop
    execute format(
      'create trigger append_only before update or delete or truncate on %I for each statement execute function platform.append_only()', t);
  end loop;
end
$$;

create trigger audit after insert or update or delete on unit
  for each row execute function platform.audit_change('configuration', 'id', 'updated_at,version');
create trigger audit after insert or update or delete on area
  for each row execute function platform.audit_change('configuration', 'id', 'updated_at,version,polygon,center,area_m2', 'polygon');
create trigger audit after insert or update or delete on policy
  for each row execute function platform.audit_change('policy', 'id', 'data', 'data');

alter table audit enable row level security;
create policy read on audit for select using ((select platform.audits()));
create policy write on audit for insert with check ((select platform.acts()));
grant insert (kind, action, ok, status, code, agent, object_type, object_id, detail) on audit to chengyun_server;
grant select on audit to chengyun_server;

alter table audit_seal enable row level security;
create policy read on audit_seal for select using (true);
grant select (n, at, after_id, to_id, algorithm, hash, key_id) on audit_seal to chengyun_server;

drop index journal_at;
create index journal_at on journal (at desc, audit_id desc);
create index alarm_journal_at on alarm_journal (at desc, audit_id desc);
create index incident_journal_at on incident_journal (at desc, audit_id desc);
create index reveal_at on reveal (at desc, audit_id desc);

-- The whole trail of the town in one form, with that part of the installation's which is of this town or of none: an
-- auditor is so in every town. Runs with the owner's rights, for an auditor sees no cases; the condition is its gate.
-- Each part has an index in the order of the list, so that a page is a merge of six and no sorting of millions.
create view audit_entry as
select 'audit' as source, a.audit_id, a.at, a.kind, a.action, a.ok, a.code, a.actor_id, a.actor_roles, a.address, a.request,
  a.object_type, a.object_id, a.detail, a.before, a.after
from audit a where (select platform.audits())
union all
select 'journal', j.audit_id, j.at, 'action', 'case.' || j.action, true, null, j.actor_id, array[j.actor_role], j.address, null,
  'case', j.case_id::text, j.input, jsonb_build_object('state', j.from_state), jsonb_build_object('state', j.to_state) || coalesce(j.effects -> 'set', '{}')
from journal j where (select platform.audits())
union all
select 'alarm_journal', j.audit_id, j.at, 'action', 'alarm.' || j.action, true, null, j.actor_id, array[j.actor_role], j.address, null,
  'alarm', j.alarm_id::text, j.detail, jsonb_build_object('state', j.from_state), jsonb_build_object('state', j.to_state)
from alarm_journal j where (select platform.audits())
union all
select 'incident_journal', j.audit_id, j.at, 'action', 'incident.' || j.action, true, null, j.actor_id, array[j.actor_role], j.address, null,
  'incident', j.incident_id::text, j.detail, jsonb_build_object('state', j.from_state), jsonb_build_object('state', j.to_state)
from incident_journal j where (select platform.audits())
union all
select 'reveal', r.audit_id, r.at, 'look', 'case.reveal', true, null, r.actor_id, '{}', r.address, null,
  'case', r.case_id::text, jsonb_build_object('reason', r.reason), null, null
from reveal r where (select platform.audits())
union all
select 'platform', p.audit_id, p.at, p.kind, p.action, p.ok, p.code, p.actor_id, p.actor_roles, p.address, p.request,
  p.object_type, p.object_id, p.detail, p.before, p.after
from platform.audit p
where (select platform.audits()) and (p.town_id is null or p.town_id = (select platform.actor_town()));
grant select on audit_entry to chengyun_server;

-- The numbers of cases, for an auditor who sees no cases.
create function audit_cases(ids uuid[], numbers text[]) returns table (id uuid, number text)
language sql stable security definer
as $$
  select c.id, c.number from cases c where (c.id = any (ids) or c.number = any (numbers)) and (select platform.audits())
$$;
do $$
begin
  execute format('alter function audit_cases(uuid[], text[]) set search_path = %I, pg_temp', current_schema());
  revoke all on function audit_cases(uuid[], text[]) from public;
  grant execute on function audit_cases(uuid[], text[]) to chengyun_server;
end
$$;
