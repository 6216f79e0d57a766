-- Files with personal data in full (未脱敏文件): one asks and says why, another who is entitled approves or refuses, the file is made
-- once, for who asked, within a day. Nothing of what is in it is kept here; each step is a line of the sealed trail.
create table full_file (
  id uuid primary key,
  what text not null check (what in ('privacy_request', 'bad_rows')),
  about_id uuid not null,
  -- What people know it by: the number of a request, the name of a list.
  about text not null check (length(about) between 1 and 300),
  format text not null check (format in ('csv', 'xlsx')),
  items integer not null check (items > 0),
  -- Ids of what was chosen to be in it; empty where all is.
  chosen uuid[] not null default '{}',
  -- Without numbers and names.
  reason text not null check (length(reason) between 2 and 400),
  asked_by text not null default platform.actor(),
  asked_at timestamptz not null,
  approved boolean,
  decided_by text,
  decided_at timestamptz,
  why text check (length(why) between 2 and 400),
  taken_at timestamptz,
  constraint two_people_full_file check (decided_by is null or decided_by <> asked_by),
  check (num_nulls(approved, decided_by, decided_at, why) in (0, 4)),
  check (decided_at between asked_at and asked_at + interval '7 days'),
  check (taken_at is null or approved),
  check (taken_at between decided_at and decided_at + interval '24 hours')
);
create index full_file_waits on full_file (asked_at) where decided_at is null;
create index full_file_about on full_file (about_id, asked_at desc);
create index full_file_asked on full_file (asked_at desc, id);

create trigger audit after insert or update on full_file
  for each row execute function platform.audit_change('export', 'id');

-- Whoever decides is a person with the right to, decides once and signs as themselves; only who asked takes it, once.
-- A key asks nothing and approves nothing: behind it may stand the same person twice.
create function guard_full_file() returns trigger language plpgsql
as $$
begin
  if current_user <> 'chengyun_server' then return new; end if;
  if not exists (select 1 from platform.person p where p.id = platform.actor()) then
    raise exception 'a file in full is for persons' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' then return new; end if;
  if old.decided_at is null and new.taken_at is null then
    if not platform.actor_roles() && array['chief', 'leader'] then
      raise exception 'a file in full is approved by a chief or a leader' using errcode = 'insufficient_privilege';
    end if;
    new.decided_by := platform.actor();
    return new;
  end if;
  if old.taken_at is null and new.taken_at is not null and old.asked_by = platform.actor()
    and (old.approved, old.decided_by, old.decided_at, old.why) is not distinct from (new.approved, new.decided_by, new.decided_at, new.why)
  then
    return new;
  end if;
  raise exception 'what was decided or taken of a file in full stays so' using errcode = 'insufficient_privilege';
end
$$;
create trigger guard before insert or update on full_file for each row execute function guard_full_file();

alter table full_file enable row level security;
create policy read on full_file for select using (
  (select platform.actor_roles()) && array['chief', 'leader', 'system'] or asked_by = (select platform.actor()));
create policy ask on full_file for insert with check (
  asked_by = platform.actor() and platform.actor_roles() && array['intake', 'dispatcher', 'chief', 'admin', 'system']);
create policy change on full_file for update using (
  (select platform.actor_roles()) && array['chief', 'leader', 'system'] or asked_by = (select platform.actor()));
grant select on full_file to chengyun_server;
grant insert (id, what, about_id, about, format, items, chosen, reason, asked_at) on full_file to chengyun_server;
grant update (approved, decided_by, decided_at, why, taken_at) on full_file to chengyun_server;

-- That a file was asked for is a step of the request it is for.
alter table privacy_step drop constraint privacy_step_action_check;
alter table privacy_step add constraint privacy_step_action_check check (
  action in ('receive', 'verify', 'look', 'ask_export', 'export', 'correct', 'erase', 'answer', 'refuse'));
