-- Personal data: sealed in the rows and journals with a key of each case's own, found by keyed digests, and shown to
-- nobody of the unit that is complained of (docs/decisions/017-personal-data.md).

-- The unit a complaint is about; its people never learn who complained.
alter table cases add column complained_unit_id uuid references unit (id);

-- Whether the actor is of a unit or of one below it. An actor's units come with all below them: their own are those
-- whose parent is not among them, and from these the way leads up. Somebody above the unit is not of it.
create function of_unit(asked uuid) returns boolean
language sql stable
as $$
  with recursive up as (
    select u.id, u.parent_id from unit u
    where u.id = any ((select platform.actor_units())::uuid[])
      and (u.parent_id is null or not u.parent_id = any ((select platform.actor_units())::uuid[]))
    union
    select u.id, u.parent_id from unit u join up on u.id = up.parent_id
  )
  select exists (select 1 from up where up.id = asked)
$$;

-- The key of one case, itself sealed by the key file's; without it nothing personal of the case can be read, so that
-- to drop it is to erase. The journal holds what it sealed and never changes. Without a foreign key: written only by the
-- statement that writes its case, or for one that is there.
create table case_key (
  case_id uuid primary key,
  key_version smallint not null,
  index_version smallint not null,
  sealed text not null,
  made_at timestamptz not null default now()
);
create index case_key_version on case_key (key_version, case_id);

-- By what a case is found: keyed digests of whole names, telephone and identity numbers; the first byte is the version
-- of the key.
create table case_person (
  case_id uuid not null,
  digest bytea not null check (octet_length(digest) = 9),
  primary key (case_id, digest)
);
create index case_person_digest on case_person (digest, case_id desc);

alter table case_key enable row level security;
alter table case_person enable row level security;
do $$
declare
  t text;
begin
  foreach t in array array['case_key', 'case_person'] loop
    execute format(
      'create policy read on %I for select using (exists (select 1 from cases c where c.id = case_id
         and (c.complained_unit_id is null or not of_unit(c.complained_unit_id))))', t);
    execute format('create policy write on %I for insert with check ((select platform.acts()))', t);
    execute format('grant select, insert on %I to chengyun_server', t);
  end loop;
end
$$;

-- Who reported: name, numbers and address in one sealed piece. What stood here in clear goes into it at the next start.
alter table signal add column person text check (person ~ '^AQ[EI]');
alter table signal add constraint signal_sealed check (person_name is null and person_phone is null) not valid;
drop index signal_phone;
drop index signal_name;
create index signal_clear on signal (case_id) where person_name is not null or person_phone is not null;

-- Rows of a list that did not fit are sealed with a key of the run's own.
alter table import_run add column sealed_key text;
alter table import_run add column key_version smallint;
alter table import_bad_row add column sealed text check (sealed ~ '^AQ[EI]');
alter table import_bad_row alter column cells drop not null;

-- How many looks one person has had lately is asked at each.
create index reveal_actor on reveal (actor_id, at desc);
