-- The loop: one row per case, its append-only journal, clocks, tasks, requests, supervisions, signals.
-- The journal is the truth; everything else here can be rebuilt from it (chengyun verify).

create table case_day (
  day date primary key,
  last integer not null
);

create table cases (
  id uuid primary key,
  number text not null unique,
  version integer not null,
  kind text not null,
  policy_id text not null,
  policy_version integer not null,
  source text not null,
  external_number text,
  matter text,
  state text not null check (state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked', 'closed', 'declined', 'voided', 'merged')),
  title text not null,
  text text,
  taxonomy text,
  category_code text,
  condition_code text,
  place text,
  lon double precision,
  lat double precision,
  area_code text,
  grid_code text,
  community_code text,
  reported_by text,
  lead_unit_id uuid references unit (id),
  unit_ids uuid[] not null default '{}',
  handler_id text,
  outcome text,
  fact_finding text,
  demand_finding text,
  solved boolean,
  called_back boolean not null default false,
  satisfaction text,
  late boolean not null default false,
  exempt boolean not null default false,
  suspended_until timestamptz,
  supervision text,
  led boolean not null default false,
  returns smallint not null default 0,
  reworks smallint not null default 0,
  extensions smallint not null default 0,
  suspensions smallint not null default 0,
  reopens smallint not null default 0,
  dissatisfied boolean not null default false,
  open_requests smallint not null default 0,
  signals smallint not null default 1,
  merged_into uuid references cases (id),
  parent_id uuid references cases (id),
  -- Kept by actions and by the timer from the clocks: nearest running deadline, its colour, when to look again.
  due_clock text,
  due_at timestamptz,
  lamp text check (lamp in ('green', 'yellow', 'red')),
  next_at timestamptz,
  rungs smallint not null default 0,
  sample boolean not null default false,
  reported_at timestamptz not null,
  filed_at timestamptz,
  closed_at timestamptz,
  updated_at timestamptz not null
);
create unique index cases_external on cases (source, external_number) where external_number is not null;
create index cases_queue on cases ((coalesce(due_at, 'infinity'::timestamptz)), id) where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked');
create index cases_state_due on cases (state, (coalesce(due_at, 'infinity'::timestamptz)), id) where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked');
create index cases_lamp on cases (lamp, (coalesce(due_at, 'infinity'::timestamptz)), id) where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked');
-- The few that somebody presses for, waits for or asks about, newest first.
create index cases_attention on cases (reported_at desc, id desc) where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked')
  and (supervision is not null or led or suspended_until is not null or returns > 0 or open_requests > 0);
create index cases_reported on cases (reported_at desc, id desc);
create index cases_updated on cases (updated_at desc, id desc);
-- Closed cases are nearly all there are, and the index above finds them; these are few.
create index cases_ended on cases (state, reported_at desc, id desc) where state in ('declined', 'voided', 'merged');
create index cases_lead on cases (lead_unit_id, reported_at desc, id desc);
-- Of a grid or a unit grid too: a community has some hundred of its cases to a page of theirs. Each index is written anew
-- with every step of a case.
create index cases_community on cases (community_code, reported_at desc, id desc);
create index cases_category on cases (taxonomy, category_code, reported_at desc, id desc);
create index cases_source on cases (source, reported_at desc, id desc);
create index cases_next on cases (next_at) where next_at is not null;
create index cases_merged on cases (merged_into) where merged_into is not null;
create index cases_parent on cases (parent_id) where parent_id is not null;
create index cases_units on cases using gin (unit_ids) where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked');

-- The words a case is found by. Apart from the case: a row that changes with every step would take its place in the
-- word index anew each time, and its words hardly ever change.
create table case_search (
  case_id uuid primary key references cases (id),
  reported_at timestamptz not null,
  words tsvector not null
);
-- Enough of them that a word which is not among the common ones is a rare one: the plan of a search hangs on it.
alter table case_search alter column words set statistics 1000;
create index case_search_words on case_search using gin (words) with (fastupdate = off);
create index case_search_reported on case_search (reported_at desc, case_id desc);

create table journal (
  case_id uuid not null references cases (id),
  seq integer not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  action text not null,
  actor_id text,
  actor_role text not null,
  actor_unit_id uuid,
  from_state text,
  to_state text not null,
  input jsonb not null default '{}',
  effects jsonb not null default '{}',
  primary key (case_id, seq)
);
create index journal_at on journal using brin (at);

-- Without a foreign key, which would be asked of each clock: one is written only by the statement that writes its case.
create table clock (
  case_id uuid not null,
  name text not null check (name in ('accept', 'file', 'dispatch', 'contact', 'handle', 'check', 'whole')),
  state text not null check (state in ('running', 'paused', 'stopped')),
  started_at timestamptz not null,
  due_at timestamptz not null,
  stopped_at timestamptz,
  verdict text check (verdict in ('in_time', 'late')),
  exempt boolean not null default false,
  detail jsonb not null,
  primary key (case_id, name)
);

create table task (
  id uuid primary key,
  case_id uuid not null references cases (id),
  unit_id uuid not null references unit (id),
  part text not null check (part in ('lead', 'co', 'verify', 'check')),
  state text not null check (state in ('open', 'accepted', 'done', 'returned', 'withdrawn')),
  handler_id text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  result text
);
create index task_case on task (case_id);
create index task_unit on task (unit_id, state, opened_at);

create table request (
  id uuid primary key,
  case_id uuid not null references cases (id),
  kind text not null check (kind in ('extension', 'suspension', 'void', 'appeal')),
  state text not null check (state in ('open', 'reviewed', 'granted', 'refused', 'lapsed')),
  reason text not null,
  until timestamptz,
  asked_by text,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision text
);
create index request_case on request (case_id);
create index request_open on request (kind, asked_at) where state in ('open', 'reviewed');

create table supervision (
  id uuid primary key,
  case_id uuid not null references cases (id),
  level text not null check (level in ('urge', 'yellow', 'red', 'led', 'council')),
  demand text not null,
  by_id text,
  leader_id text,
  at timestamptz not null,
  answer_by timestamptz,
  answer text,
  answered_at timestamptz,
  lifted_at timestamptz,
  automatic boolean not null default false
);
create index supervision_case on supervision (case_id);
create index supervision_leader on supervision (leader_id) where lifted_at is null;

create table signal (
  id uuid not null,
  case_id uuid not null references cases (id),
  source text not null,
  external_number text,
  at timestamptz not null,
  text text,
  person_name text,
  person_phone text,
  primary key (case_id, id)
);
create index signal_phone on signal (person_phone, at desc) where person_phone is not null;
create index signal_name on signal (person_name, at desc) where person_name is not null;

create table attachment (
  id uuid primary key,
  case_id uuid references cases (id),
  sha256 text not null,
  name text not null,
  type text not null,
  bytes integer not null,
  width integer,
  height integer,
  thumb_sha256 text,
  uploaded_by text not null,
  at timestamptz not null default now()
);
create index attachment_case on attachment (case_id);

-- The same request sent twice acts once: the answer of the first is kept for a day.
create table idempotency (
  actor text not null,
  key text not null,
  fingerprint text not null,
  status integer,
  body jsonb,
  at timestamptz not null default now(),
  primary key (actor, key)
);
create index idempotency_at on idempotency (at);

create table saved_view (
  id uuid primary key,
  owner_id text not null,
  name text not null,
  query text not null,
  shared boolean not null default false,
  position integer not null default 0,
  at timestamptz not null default now()
);

-- Rights. The actor's roles, units and areas are set per transaction; these policies are the one gate.

alter table cases enable row level security;
create policy read on cases for select using (
  (select platform.sees_all())
  or unit_ids && (select platform.actor_units())
  or reported_by = (select platform.actor())
  or community_code = any ((select platform.actor_areas())::text[])
);
create policy open on cases for insert with check ((select platform.acts()));
create policy act on cases for update using (
  (select platform.sees_all())
  or unit_ids && (select platform.actor_units())
  or reported_by = (select platform.actor())
  or community_code = any ((select platform.actor_areas())::text[])
) with check (true);
grant select, insert, update on cases to chengyun_server;

do $$
declare
  t text;
begin
  foreach t in array array['journal', 'clock', 'task', 'request', 'supervision', 'signal', 'case_search'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy read on %I for select using ((select platform.sees_all()) or exists (select 1 from cases c where c.id = case_id))', t);
    execute format('create policy write on %I for insert with check ((select platform.acts()))', t);
    execute format('grant select, insert on %I to chengyun_server', t);
  end loop;
  -- The journal and the signals are append-only: no update, no delete for the server's role.
  foreach t in array array['clock', 'task', 'request', 'supervision', 'case_search'] loop
    execute format(
      'create policy change on %I for update using ((select platform.sees_all()) or exists (select 1 from cases c where c.id = case_id)) with check (true)', t);
    execute format('grant update on %I to chengyun_server', t);
  end loop;
  -- An undone or undone-by-unmerge step takes its tasks, clocks and requests away again.
  foreach t in array array['clock', 'task', 'request', 'supervision'] loop
    execute format(
      'create policy take_back on %I for delete using ((select platform.sees_all()) or exists (select 1 from cases c where c.id = case_id))', t);
    execute format('grant delete on %I to chengyun_server', t);
  end loop;
end
$$;

alter table attachment enable row level security;
create policy read on attachment for select using (
  uploaded_by = (select platform.actor()) and case_id is null
  or exists (select 1 from cases c where c.id = case_id)
);
create policy write on attachment for insert with check (
  uploaded_by = (select platform.actor()) or (select platform.administers())
);
create policy attach on attachment for update using (
  uploaded_by = (select platform.actor()) and case_id is null
  or (select platform.sees_all())
) with check (true);
grant select, insert, update on attachment to chengyun_server;

alter table idempotency enable row level security;
create policy own on idempotency for all using (actor = (select platform.actor()) or 'system' = any ((select platform.actor_roles())::text[])) with check (actor = (select platform.actor()));
grant select, insert, update, delete on idempotency to chengyun_server;

alter table saved_view enable row level security;
create policy own on saved_view for all using (owner_id = (select platform.actor())) with check (owner_id = (select platform.actor()));
create policy shared on saved_view for select using (shared and (select platform.acts()));
grant select, insert, update, delete on saved_view to chengyun_server;

alter table case_day enable row level security;
create policy count on case_day for all using ((select platform.acts())) with check ((select platform.acts()));
grant select, insert, update on case_day to chengyun_server;

-- Text search cannot run before row-level security does (the match operator is not leakproof), so candidates come from
-- this function, newest first, and the caller's own query asks the policies again. Rights and states narrow here only
-- so that `most` candidates are enough for a page. What is common is found by walking back from the newest case a little;
-- the planner cannot tell it beforehand, for words come together ("尽快 现场 处理"). What is not found so is rare enough for
-- the word index, or seen by few: planned anew each time, for that hangs on the words.
create function case_candidates(
  query tsquery,
  most integer,
  wanted text[] default null,
  before_at timestamptz default null,
  before_id uuid default null
) returns setof uuid
language plpgsql stable security definer rows 100
as $$
declare
  newest constant text := ' order by s.reported_at desc, s.case_id desc limit ';
  behind constant text := case when before_at is null then '' else ' and (s.reported_at, s.case_id) < ($4, $5)' end;
  seen constant text := case when platform.sees_all() then '' else
    ' and (c.unit_ids && (select platform.actor_units()) or c.reported_by = (select platform.actor())'
    || ' or c.community_code = any ((select platform.actor_areas())::text[]))' end;
  conditions constant text := seen || case when wanted is null then '' else ' and c.state = any ($3)' end;
  joined constant text := case when conditions = '' then '' else ' join cases c on c.id = s.case_id' end;
  -- Some 5 ms, and 30 where rights or states leave few of the hits.
  walked constant integer := case when conditions = '' then 10000 else 60000 end;
  found uuid[];
begin
  execute 'select array(select s.case_id from (select * from case_search s where true' || behind || newest || walked || ') s'
    || joined || ' where s.words @@ $1' || conditions || newest || '$2)'
    into found using query, most, wanted, before_at, before_id;
  if cardinality(found) = most then
    return query select unnest(found);
    return;
  end if;
  return query execute 'select s.case_id from case_search s' || joined
    || ' where s.words @@ $1' || behind || conditions || newest || '$2'
    using query, most, wanted, before_at, before_id;
end
$$;
do $$
declare
  arguments constant text := 'tsquery, integer, text[], timestamptz, uuid';
begin
  execute format('alter function case_candidates(%s) set search_path = %I, pg_temp', arguments, current_schema());
  execute format('revoke all on function case_candidates(%s) from public', arguments);
  execute format('grant execute on function case_candidates(%s) to chengyun_server', arguments);
end
$$;

-- Who looked at a reporter's name and number, and why. Append-only.
create table reveal (
  id uuid primary key,
  case_id uuid not null references cases (id),
  actor_id text not null,
  reason text not null,
  at timestamptz not null default now()
);
alter table reveal enable row level security;
create policy look on reveal for insert with check (
  actor_id = (select platform.actor()) and exists (select 1 from cases c where c.id = case_id)
);
create policy own on reveal for select using (actor_id = (select platform.actor()) or (select platform.administers()));
grant select, insert on reveal to chengyun_server;
