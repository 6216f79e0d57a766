-- What people from outside reported: staff of a company (企业用户) see the cases their company's accounts reported, a
-- resident (居民) those of their own account; nobody of them sees anything else. Both columns are facts of the first step in
-- the journal, null for a case that somebody of the town's own reported.
alter table cases
  add column reporter_role text check (reporter_role in ('enterprise', 'resident')),
  add column reporter_unit_id uuid references unit (id),
  add constraint reporter_unit_is_a_company check (reporter_unit_id is null or reporter_role = 'enterprise');
alter table not_closed add column reporter_unit_id uuid;
-- Few of all cases, so that the others pay nothing for their lists.
create index cases_of_resident on cases (reported_by, reported_at desc, id desc) where reporter_role is not null;
create index cases_of_company on cases (reporter_unit_id, reported_at desc, id desc) where reporter_role is not null;

create or replace function keep_not_closed() returns trigger
language plpgsql security definer
as $$
begin
  if tg_op = 'UPDATE' and old.state <> 'closed' then
    if new.state = 'closed' then
      delete from not_closed where id = new.id;
      return null;
    end if;
    update not_closed set
      state = new.state, kind = new.kind, source = new.source, taxonomy = new.taxonomy, category_code = new.category_code,
      lon = new.lon, lat = new.lat, area_code = new.area_code, grid_code = new.grid_code,
      community_code = new.community_code, reported_by = new.reported_by, lead_unit_id = new.lead_unit_id,
      unit_ids = new.unit_ids, suspended_until = new.suspended_until, supervision = new.supervision, led = new.led,
      returns = new.returns, open_requests = new.open_requests, due_at = new.due_at, lamp = new.lamp,
      next_at = new.next_at, reported_at = new.reported_at, updated_at = new.updated_at,
      reporter_unit_id = new.reporter_unit_id
    where id = new.id;
    return null;
  end if;
  insert into not_closed values (
    new.id, new.state, new.kind, new.source, new.taxonomy, new.category_code, new.lon, new.lat, new.area_code,
    new.grid_code, new.community_code, new.reported_by, new.lead_unit_id, new.unit_ids, new.suspended_until,
    new.supervision, new.led, new.returns, new.open_requests, new.due_at, new.lamp, new.next_at, new.reported_at,
    new.updated_at, new.reporter_unit_id);
  return null;
end
$$;
do $$
begin
  execute format('alter function keep_not_closed() set search_path = %I, pg_temp', current_schema());
end
$$;

do $$
declare
  t text;
begin
  foreach t in array array['cases', 'not_closed'] loop
    execute format($f$
      alter policy read on %I using (
        (select platform.sees_all())
        or unit_ids && (select platform.actor_units())
        or reported_by = (select platform.actor())
        or community_code = any ((select platform.actor_areas())::text[])
        or reporter_unit_id = any ((select platform.actor_companies())::uuid[])
      )
    $f$, t);
  end loop;
end
$$;
alter policy act on cases using (
  platform.sees_all()
  or unit_ids && platform.actor_units()
  or reported_by = platform.actor()
  or community_code = any (platform.actor_areas())
  or reporter_unit_id = any (platform.actor_companies())
);
-- A step of theirs writes the fact of the case; no route shows them a measure.
alter policy read on case_fact using (
  (select platform.sees_all())
  or unit_ids && (select platform.actor_units())
  or reporter = (select platform.actor())
  or community = any ((select platform.actor_areas())::text[])
  or ((select platform.outside()) and sees_case(case_id))
);
alter policy change on case_fact using (
  platform.sees_all()
  or unit_ids && platform.actor_units()
  or reporter = platform.actor()
  or community = any (platform.actor_areas())
  or platform.outside() and sees_case(case_id)
);

-- Of the files of a case they see those that came with the report, not what was taken while it was handled.
create policy from_outside on attachment as restrictive for select using (
  not (select platform.outside())
  or uploaded_by = (select platform.actor())
  or exists (select 1 from cases c where c.id = case_id and c.reported_by = uploaded_by)
);

-- What is for everybody inside is not for those outside.
alter policy read on occasion using ((select platform.acts()) and not (select platform.outside()));
alter policy read on score_issue using ((select platform.acts()) and not (select platform.outside()));
alter policy read on erasure using ((select platform.acts()) and not (select platform.outside()));
alter policy read on measure_mark using ((select platform.acts()) and not (select platform.outside()));
alter policy shared on saved_view using (shared and (select platform.acts()) and not (select platform.outside()));

-- Candidates of a search narrow by the same rights as the policies of cases do (0018).
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
begin
  execute format('alter function case_candidates(tsquery, integer, text[], timestamptz, uuid) set search_path = %I, pg_temp', current_schema());
end
$$;
