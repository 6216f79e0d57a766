-- A search among a part of the cases goes through just that part, newest first, and looks each one's words up, at 2 to 3 µs: what
-- has not closed (some 20,000 of 2,000,000), or the newest that somebody sees who does not see all.
-- Before, the newest 60,000 of the town were walked, and then the word index gave all of the town's, each to be looked at:
-- up to seconds. Who sees a case changes when a unit comes or goes, so that most steps still leave it in its place.
create index not_closed_reported on not_closed (reported_at desc, id desc);
create index cases_of_units on cases using gin (unit_ids);
create index cases_reported_by on cases (reported_by, reported_at desc, id desc) where reported_by is not null;
drop index cases_of_resident;
drop index cases_of_company;
create index cases_of_company on cases (reporter_unit_id, reported_at desc, id desc) where reporter_unit_id is not null;

-- By what the caller sees cases, each as a condition with its values in it, for the planner's sake; the policies of cases
-- say the same (0023). One that has no values is left out.
create function seen_by() returns text[]
language sql stable
as $$
  select array_remove(array[
    format('reported_by = %L', platform.actor()),
    case when platform.actor_units() <> '{}' then format('unit_ids && %L::uuid[]', platform.actor_units()) end,
    case when platform.actor_areas() <> '{}' then format('community_code = any (%L::text[])', platform.actor_areas()) end,
    case when platform.actor_companies() <> '{}' then format('reporter_unit_id = any (%L::uuid[])', platform.actor_companies()) end
  ], null)
$$;

create or replace function case_candidates(
  query tsquery,
  most integer,
  wanted text[] default null,
  before_at timestamptz default null,
  before_id uuid default null
) returns setof uuid
language plpgsql stable security definer rows 100
as $$
declare
  rights constant text[] := case when not platform.sees_all() then seen_by() end;
  of_state constant text := case when wanted is null then '' else ' and state = any ($3)' end;
  conditions constant text := coalesce(' and (' || array_to_string(rights, ' or ') || ')', '') || of_state;
  open_only constant boolean := coalesce(not 'closed' = any (wanted), false);
  -- Of a part, and of what the words are kept with.
  behind constant text := case when before_at is null then '' else ' and (reported_at, id) < ($4, $5)' end;
  behind_hit constant text := case when before_at is null then '' else ' and (s.reported_at, s.case_id) < ($4, $5)' end;
  newest constant text := ' order by reported_at desc, id desc ';
  newest_hit constant text := ' order by s.reported_at desc, s.case_id desc limit ';
  with_words constant text := ') c cross join lateral (select from case_search s where s.case_id = c.id and s.words @@ $1 offset 0) s'
    || newest || 'limit $2';
  joined constant text := case when conditions = '' then '' when open_only then ' join not_closed c on c.id = s.case_id'
    else ' join cases c on c.id = s.case_id' end;
  -- Some 5 ms, and 30 where states leave few of the hits.
  walked constant integer := case when conditions = '' then 10000 else 60000 end;
  reach integer;
  found uuid[];
begin
  -- So few that going through them takes no longer than the words do.
  if open_only and (select reltuples <= 60000 from pg_class where oid = 'not_closed'::regclass) then
    return query execute 'select id from (select id, reported_at from not_closed where true' || conditions || behind
      || newest || 'offset 0' || with_words
      using query, most, wanted, before_at, before_id;
    return;
  end if;
  if rights is not null then
    -- The newest of what they see, which is enough for words that are common, at 15 ms for a thousand; rarer words are met further back
    -- when enough of the first thousand have them. Going through all that a unit sees took 150 ms for 30,000.
    foreach reach in array array[1000, 4000] loop
      execute 'select array(select id from (select id, reported_at from cases where true' || conditions || behind || newest
        || 'limit ' || reach || with_words || ')' into found using query, most, wanted, before_at, before_id;
      exit when cardinality(found) = most or cardinality(found) < 15;
    end loop;
    if cardinality(found) < most then
      -- All of both halves before the newest are taken: the planner goes through whichever are fewer.
      execute 'select array(select id from (select c.* from (select id, reported_at from cases where true' || conditions || behind
        || ') c join case_search s on s.case_id = c.id where s.words @@ $1 offset 0) each_one' || newest || 'limit $2)'
        into found using query, most, wanted, before_at, before_id;
    end if;
    return query select unnest(found);
    return;
  end if;
  -- Only what is not among the newest is rare enough for the word index (0002).
  execute 'select array(select s.case_id from (select * from case_search s where true' || behind_hit || newest_hit || walked || ') s'
    || joined || ' where s.words @@ $1' || conditions || newest_hit || '$2)'
    into found using query, most, wanted, before_at, before_id;
  if cardinality(found) = most then
    return query select unnest(found);
    return;
  end if;
  return query execute 'select s.case_id from case_search s' || joined
    || ' where s.words @@ $1' || behind_hit || conditions || newest_hit || '$2'
    using query, most, wanted, before_at, before_id;
end
$$;
do $$
begin
  execute format('alter function case_candidates(tsquery, integer, text[], timestamptz, uuid) set search_path = %I, pg_temp', current_schema());
end
$$;
