-- Goals and scorecards: what people enter of indicators and of scores, and the sheets that were published. Whatever was
-- entered or published stays; a correction is one more row, and the highest `nth` (or version) is the one that holds.

-- Values of indicators that no measure gives, month by month. Null takes a value back.
create table goal_month (
  goal text not null,
  month date not null check (extract(day from month) = 1),
  nth integer not null check (nth > 0),
  value double precision,
  note text not null default '',
  -- Made with the sample town; nobody entered it.
  sample boolean not null default false,
  entered_by text not null default platform.actor(),
  entered_at timestamptz not null default now(),
  primary key (goal, month, nth)
);

-- What the town sets itself: targets by year beside those of the plan, and who answers.
create table goal_setting (
  goal text primary key,
  targets jsonb not null default '{}',
  unit_id uuid references unit (id),
  post text not null default '',
  version integer not null default 1,
  changed_by text not null default platform.actor(),
  changed_at timestamptz not null default now()
);

create table goal_note (
  id uuid primary key,
  goal text not null,
  text text not null,
  written_by text not null default platform.actor(),
  written_at timestamptz not null default now()
);
create index goal_note_goal on goal_note (goal, written_at desc);

-- Points given by hand, with their reason.
create table score_entry (
  scorecard text not null,
  period text not null,
  unit_id uuid not null references unit (id),
  item text not null,
  nth integer not null check (nth > 0),
  points double precision not null,
  reason text not null check (reason <> ''),
  entered_by text not null default platform.actor(),
  entered_at timestamptz not null default now(),
  primary key (scorecard, period, unit_id, item, nth)
);

-- Published sheets, each as it was published; `sheet` holds the rules it was made by as well.
create table score_issue (
  scorecard text not null,
  period text not null,
  version integer not null check (version > 0),
  sheet jsonb not null,
  reason text not null default '' check (version = 1 or reason <> ''),
  published_by text not null default platform.actor(),
  published_at timestamptz not null default now(),
  primary key (scorecard, period, version)
);

-- How many people live where a unit is responsible, for scores set against it.
create table unit_people (
  unit_id uuid primary key references unit (id),
  people integer not null check (people > 0),
  sample boolean not null default false,
  changed_by text not null default platform.actor(),
  changed_at timestamptz not null default now()
);

do $$
declare
  t text;
begin
  foreach t in array array['goal_month', 'goal_note', 'score_entry', 'score_issue'] loop
    execute format(
      'create trigger append_only before update or delete or truncate on %I for each statement execute function platform.append_only()', t);
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert on %I to chengyun_server', t);
  end loop;
end
$$;
create trigger audit after insert or update or delete on goal_setting
  for each row execute function platform.audit_change('configuration', 'goal', 'version,changed_by,changed_at');
create trigger audit after insert or update or delete on unit_people
  for each row execute function platform.audit_change('configuration', 'unit_id', 'changed_by,changed_at');

alter table goal_setting enable row level security;
alter table unit_people enable row level security;
grant select, insert, update on goal_setting, unit_people to chengyun_server;

-- The board is the whole town's: who sees a part of it only does not see it. What was published is for everybody inside.
do $$
declare
  t text;
  keeps constant text := '(select platform.actor_roles()) && array[''chief'', ''leader'', ''admin'', ''system'']';
begin
  foreach t in array array['goal_month', 'goal_setting', 'goal_note', 'score_entry', 'unit_people', 'score_issue'] loop
    execute format('create policy read on %I for select using ((select platform.%I()))', t,
      case t when 'score_issue' then 'acts' else 'sees_all' end);
    execute format('create policy write on %I for insert with check (%s)', t, keeps);
  end loop;
  foreach t in array array['goal_setting', 'unit_people'] loop
    execute format('create policy change on %I for update using (%s) with check (%s)', t, keeps, keeps);
  end loop;
end
$$;
