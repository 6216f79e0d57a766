-- A search of somebody who sees a small part of the town begins with the cases they see: some 20,000 of 2,000,000 in 75 ms,
-- where the word index gave all of the town's and each was looked at: seconds. Who sees a case changes when a unit comes or
-- goes, so that most steps still leave it in its place.
create index cases_of_units on cases using gin (unit_ids);
create index cases_reported_by on cases (reported_by, reported_at desc, id desc) where reported_by is not null;
drop index cases_of_resident;

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
  newest constant text := ' order by s.reported_at desc, s.case_id desc limit ';
  behind constant text := case when before_at is null then '' else ' and (s.reported_at, s.case_id) < ($4, $5)' end;
  seen constant text := case when platform.sees_all() then '' else
    ' and (c.unit_ids && (select platform.actor_units()) or c.reported_by = (select platform.actor())'
    || ' or c.community_code = any ((select platform.actor_areas())::text[])'
    || ' or c.reporter_unit_id = any ((select platform.actor_companies())::uuid[]))' end;
  conditions constant text := seen || case when wanted is null then '' else ' and c.state = any ($3)' end;
  joined constant text := case when conditions = '' then ''
    when not 'closed' = any (wanted) then ' join not_closed c on c.id = s.case_id'
    else ' join cases c on c.id = s.case_id' end;
  -- Some 5 ms, and 30 where rights or states leave few of the hits.
  walked constant integer := case when conditions = '' then 10000 else 60000 end;
  found uuid[];
  own uuid[];
  since timestamptz[];
  parts text[] := '{}';
  of_state constant text := case when wanted is null then '' else format(' and state = any (%L::text[])', wanted) end;
  -- So many that going through them would take longer than the words do.
  few constant boolean := (select reltuples <= 60000 from pg_class where oid = 'not_closed'::regclass);
begin
  if few and not 'closed' = any (wanted) then
    return query execute 'select c.id from (select c.id, c.reported_at from not_closed c where c.state = any ($3)' || seen
      || case when before_at is null then '' else ' and (c.reported_at, c.id) < ($4, $5)' end || ' order by c.reported_at desc, c.id desc offset 0) c'
      || ' cross join lateral (select from case_search s where s.case_id = c.id and s.words @@ $1 offset 0) s'
      || ' order by c.reported_at desc, c.id desc limit $2'
      using query, most, wanted, before_at, before_id;
    return;
  end if;
  if not platform.sees_all() then
    parts := array[format('select id, reported_at from cases where reported_by = %L', platform.actor())];
    if platform.actor_units() <> '{}' then
      parts := parts || format('select id, reported_at from cases where unit_ids && %L::uuid[]', platform.actor_units());
    end if;
    if platform.actor_areas()::text[] <> '{}' then
      parts := parts || format('select id, reported_at from cases where community_code = any (%L::text[])', platform.actor_areas());
    end if;
    if platform.actor_companies()::uuid[] <> '{}' then
      parts := parts || format(
        'select id, reported_at from cases where reporter_role is not null and reporter_unit_id = any (%L::uuid[])', platform.actor_companies());
    end if;
    execute 'select array_agg(id), array_agg(reported_at) from (select distinct * from ('
      || array_to_string(parts, of_state || ' union all ') || of_state || ' limit 40001) each_part) own' into own, since;
    if coalesce(cardinality(own), 0) <= 40000 then
      return query execute 'select o.id from (select * from unnest($6, $7) o (id, at) order by at desc, id desc offset 0) o'
        || ' cross join lateral (select from case_search s where s.case_id = o.id and s.words @@ $1' || behind || ' offset 0) s'
        || ' order by o.at desc, o.id desc limit $2'
        using query, most, wanted, before_at, before_id, own, since;
      return;
    end if;
  end if;
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
begin
  execute format('alter function case_candidates(tsquery, integer, text[], timestamptz, uuid) set search_path = %I, pg_temp', current_schema());
end
$$;
