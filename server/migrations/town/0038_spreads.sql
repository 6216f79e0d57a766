-- Which different unit grids and reporters the cases of a measure have, of each day, month and year, by each value of a
-- dimension: in counting different ones sums are of no use. Made at the next round: the plan of the sums has another name.

-- Names get a number once and keep it, so that a set of them is a few bytes. 0 stands for a name that is not there.
create table measure_member (
  nth integer generated always as identity primary key,
  name text not null unique check (name <> '')
);

-- `sets`: of each value of the dimension its text and the numbers of its members, packed (spreads/packed-sets.ts).
create table measure_spread (
  generation integer not null,
  spread text not null,
  dimension text not null,
  span text not null check (span in ('day', 'month', 'year')),
  day date not null,
  sets bytea not null,
  primary key (generation, spread, dimension, span, day)
);
-- Packed already.
alter table measure_spread alter column sets set storage external;

alter table measure_member enable row level security;
create policy read on measure_member for select using ((select platform.sees_all()));
create policy write on measure_member for insert with check ('system' = any ((select platform.actor_roles())::text[]));
grant select, insert on measure_member to chengyun_server;

alter table measure_spread enable row level security;
create policy read on measure_spread for select using ((select platform.sees_all()));
create policy write on measure_spread for all using ('system' = any ((select platform.actor_roles())::text[])) with check ('system' = any ((select platform.actor_roles())::text[]));
grant select, insert, update, delete on measure_spread to chengyun_server;
