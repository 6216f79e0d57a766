-- Personal data is erased by dropping the key of its case: what the key sealed, in rows, journal and backups' tables alike,
-- nobody reads any more, and the journal with its chain of seals stays as it was. Here stands what was erased, and why.
create table erasure (
  id uuid primary key,
  at timestamptz not null,
  -- Null: by the policy's age.
  by_id text,
  reason text,
  -- The age in months of the policy, when it was by that.
  months integer,
  cases integer not null check (cases > 0),
  check ((by_id is null) = (months is not null)),
  check ((by_id is null) = (reason is null))
);
create index erasure_at on erasure (at desc);

create table erased_case (
  case_id uuid not null references cases (id),
  erasure_id uuid not null references erasure (id),
  primary key (case_id, erasure_id)
);

alter table erasure enable row level security;
create policy read on erasure for select using ((select platform.acts()));
create policy write on erasure for insert with check (platform.sees_all());
grant select, insert on erasure to chengyun_server;
alter table erased_case enable row level security;
create policy read on erased_case for select using (
  (select platform.sees_all()) or exists (select 1 from cases c where c.id = case_id)
);
create policy write on erased_case for insert with check (platform.sees_all());
grant select, insert on erased_case to chengyun_server;

-- Only whoever sees the whole town erases, and the unit complained of nothing of what it does not see.
create policy erase on case_key for delete using (platform.sees_all());
create policy erase on case_person for delete using (platform.sees_all());
grant delete on case_key, case_person to chengyun_server;
