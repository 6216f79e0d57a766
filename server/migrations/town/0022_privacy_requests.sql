-- What members of the public ask about their own personal data (个人信息保护法 arts. 44–50; GB/T 35273-2020, 8.7): a request
-- with its due day, and each step of it for ever. Who asks and in which words is sealed with a key of the request's own.
create table privacy_request (
  id uuid primary key,
  year smallint not null,
  nth integer not null check (nth > 0),
  number text not null unique,
  kind text not null check (kind in ('access', 'correct', 'erase', 'object')),
  way text not null check (way in ('window', 'phone', 'letter', 'online', 'transfer')),
  state text not null default 'received' check (state in ('received', 'verified', 'answered', 'refused')),
  -- Null once what is personal of the request itself was erased by its age.
  sealed_key text,
  key_version smallint,
  person text not null check (person ~ '^AQ[EI]'),
  asked text not null,
  identity text check (identity in ('document', 'call_back', 'account', 'agent')),
  received_at timestamptz not null,
  received_by text not null default platform.actor(),
  due_at timestamptz not null check (due_at > received_at),
  ended_at timestamptz,
  outcome text check (outcome in ('done', 'partly', 'nothing_held')),
  ground text check (ground in ('identity', 'in_use', 'kept_by_law', 'duty', 'secrecy', 'public_safety', 'others', 'abuse')),
  unique (year, nth),
  check ((sealed_key is null) = (key_version is null)),
  check ((state in ('answered', 'refused')) = (ended_at is not null)),
  check ((state = 'answered') = (outcome is not null)),
  check ((state = 'refused') = (ground is not null)),
  check (state not in ('verified', 'answered') or identity is not null)
);
create index privacy_request_due on privacy_request (due_at) where ended_at is null;
create index privacy_request_key on privacy_request (key_version, id) where key_version is not null;
create index privacy_request_received on privacy_request (received_at desc);

-- The history of a request; part of the sealed audit trail like the journals of cases.
create table privacy_step (
  request_id uuid not null references privacy_request (id),
  seq integer not null check (seq > 0),
  at timestamptz not null,
  action text not null check (action in ('receive', 'verify', 'look', 'export', 'correct', 'erase', 'answer', 'refuse')),
  actor_id text not null default platform.actor(),
  address text default platform.actor_address(),
  -- Notes are sealed under the key of the request; ids and numbers of cases, choices and names of fields are not.
  detail jsonb not null,
  audit_id bigint not null,
  primary key (request_id, seq)
);
create index privacy_step_at on privacy_step (at desc, audit_id desc);
create index privacy_step_look on privacy_step (actor_id, at desc) where action = 'look';

do $$
declare
  t text;
  counter constant regclass := (quote_ident(current_schema()) || '.audit_counter')::regclass;
  handles constant text := '(select platform.actor_roles()) && array[''chief'', ''system'']';
begin
  execute format('alter table privacy_step alter column audit_id set default platform.audit_number(%L::regclass)', counter);
  create unique index privacy_step_audit on privacy_step (audit_id);
  execute format(
    'create trigger audit_fill before insert on privacy_step for each row when (new.audit_id is null) execute function platform.audit_fill(%L)',
    quote_ident(current_schema()) || '.audit_counter');
  create trigger append_only before update or delete or truncate on privacy_step
    for each statement execute function platform.append_only();
  -- Only whoever handles requests knows that there are any.
  foreach t in array array['privacy_request', 'privacy_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %I for select using (%s)', t, handles);
    execute format('create policy write on %I for insert with check (%s)', t, handles);
    execute format('grant select, insert on %I to chengyun_server', t);
  end loop;
  execute format('create policy change on privacy_request for update using (%s) with check (%s)', handles, handles);
  -- A correction seals the reporter of a case anew; nothing else of a signal ever changes.
  execute format('create policy correct on signal for update using (%s) with check (%s)', handles, handles);
end
$$;
grant update (state, identity, ended_at, outcome, ground) on privacy_request to chengyun_server;
grant update (person) on signal to chengyun_server;

-- The trail as before, with the steps of requests.
create or replace view audit_entry as
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
select 'privacy_step', s.audit_id, s.at, case s.action when 'look' then 'look' when 'export' then 'export' else 'action' end,
  'privacy.' || s.action, true, null, s.actor_id, '{}', s.address, null, 'privacy', s.request_id::text, s.detail, null, null
from privacy_step s where (select platform.audits())
union all
select 'platform', p.audit_id, p.at, p.kind, p.action, p.ok, p.code, p.actor_id, p.actor_roles, p.address, p.request,
  p.object_type, p.object_id, p.detail, p.before, p.after
from platform.audit p
where (select platform.audits()) and (p.town_id is null or p.town_id = (select platform.actor_town()));
