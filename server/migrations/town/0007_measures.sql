-- Measures: one wide row per case with all that is counted of it, and the sums of what is past.
-- case_fact follows from the journal, the sums follow from case_fact; both can be rebuilt (chengyun rebuild).

-- Words stand for what is not known ('' or 'none'): so every test is a plain comparison. No foreign key: it is written
-- with its case in one transaction, and verify compares them.
create table case_fact (
  case_id uuid primary key,
  kind text not null,
  source text not null,
  matter text not null,
  category text not null,
  community text not null,
  grid text not null,
  unit_grid text not null,
  unit text not null,
  reporter text not null,
  unit_ids uuid[] not null,
  ended text not null,
  reported_at timestamptz not null,
  filed_at timestamptz,
  -- Done or due, whichever came first; null while the clock does not run.
  dispatch_at timestamptz,
  handle_at timestamptz,
  close_at timestamptz,
  closed_at timestamptz,
  accept text not null,
  file text not null,
  dispatch text not null,
  contact text not null,
  handle text not null,
  check_ text not null,
  close text not null,
  handle_seconds integer,
  outcome text not null,
  fact_finding text not null,
  demand_finding text not null,
  solved text not null,
  satisfaction text not null,
  called_back boolean not null,
  late boolean not null,
  exempt boolean not null,
  dissatisfied boolean not null,
  quick boolean not null,
  returned boolean not null,
  supervised boolean not null,
  led boolean not null,
  suspended boolean not null,
  part boolean not null,
  reworks smallint not null,
  extensions smallint not null,
  reopens smallint not null,
  signals integer not null
);
-- In the order a list of what was counted is read. Those of a null instant are in no period.
create index case_fact_reported on case_fact (reported_at desc, case_id desc);
create index case_fact_filed on case_fact (filed_at desc, case_id desc) where filed_at is not null;
create index case_fact_dispatch on case_fact (dispatch_at desc, case_id desc) where dispatch_at is not null;
create index case_fact_handle on case_fact (handle_at desc, case_id desc) where handle_at is not null;
create index case_fact_close on case_fact (close_at desc, case_id desc) where close_at is not null;
create index case_fact_closed on case_fact (closed_at desc, case_id desc) where closed_at is not null;

-- What a case was before a step changed it, if it may be in the sums already; null when the case itself came late (an
-- import of past years). The round folds these in and drops them.
create table fact_change (
  change bigint generated always as identity primary key,
  case_id uuid not null,
  reported_at timestamptz not null,
  was jsonb
);

-- Sums by day or month of the town, of one dimension each: n holds a figure for each term of the plan, in its order.
create table measure_roll (
  generation integer not null,
  basis text not null check (basis in ('reported', 'filed', 'dispatch', 'handle', 'close', 'closed')),
  dimension text not null,
  span text not null check (span in ('day', 'month')),
  day date not null,
  value text not null,
  n bigint[] not null,
  primary key (generation, basis, dimension, span, day, value)
);

-- One row: which generation of sums is read, for which set of terms, and that they hold all cases reported before `until`.
create table measure_mark (
  one boolean primary key default true check (one),
  generation integer not null default 0,
  plan text,
  until timestamptz not null default '-infinity',
  -- Grows with every round that changed the sums, so that a reader notices one that came in between.
  rounds bigint not null default 0,
  -- Every case has its fact: false in a town that was there before facts were, until they are rebuilt.
  facts boolean not null default true
);
insert into measure_mark (facts) select not exists (select 1 from cases);

create function add_counts(bigint[], bigint[]) returns bigint[]
language sql immutable parallel safe
as $$
  select array_agg(coalesce(a, 0) + coalesce(b, 0) order by nth) from unnest($1, $2) with ordinality as u (a, b, nth)
$$;

-- Rights: a fact is seen by whoever sees the case; the sums, which know no persons' rights, by those who see all.
alter table case_fact enable row level security;
create policy read on case_fact for select using (
  (select platform.sees_all())
  or unit_ids && (select platform.actor_units())
  or reporter = (select platform.actor())
  or community = any ((select platform.actor_areas())::text[])
);
create policy write on case_fact for insert with check ((select platform.acts()));
create policy change on case_fact for update using (
  (select platform.sees_all())
  or unit_ids && (select platform.actor_units())
  or reporter = (select platform.actor())
  or community = any ((select platform.actor_areas())::text[])
) with check (true);
create policy again on case_fact for delete using ('system' = any ((select platform.actor_roles())::text[]));
grant select, insert, update, delete on case_fact to chengyun_server;

alter table fact_change enable row level security;
create policy note on fact_change for insert with check ((select platform.acts()));
create policy read on fact_change for select using ((select platform.sees_all()));
create policy fold on fact_change for delete using ('system' = any ((select platform.actor_roles())::text[]));
grant select, insert, delete on fact_change to chengyun_server;

alter table measure_roll enable row level security;
create policy read on measure_roll for select using ((select platform.sees_all()));
create policy write on measure_roll for all using ('system' = any ((select platform.actor_roles())::text[])) with check ('system' = any ((select platform.actor_roles())::text[]));
grant select, insert, update, delete on measure_roll to chengyun_server;

alter table measure_mark enable row level security;
create policy read on measure_mark for select using ((select platform.acts()));
create policy write on measure_mark for update using ('system' = any ((select platform.actor_roles())::text[]));
grant select, update on measure_mark to chengyun_server;
