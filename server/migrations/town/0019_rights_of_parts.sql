-- What is part of a case is seen by whoever sees the case. The question is asked by a function and not written out in each
-- policy: a policy is planned and set up anew with every statement on its table, and one step writes half a dozen of them.
do $$
begin
  execute format($f$
    create function sees_case(uuid) returns boolean
    language plpgsql stable
    as $b$ begin return exists (select 1 from %I.cases c where c.id = $1); end $b$
  $f$, current_schema());
end
$$;

do $$
declare
  t text;
begin
  foreach t in array array['journal', 'clock', 'task', 'request', 'supervision', 'signal', 'case_search'] loop
    -- Read by the thousand, so that whether all is seen is asked once; written one by one, so that it is just asked.
    execute format('alter policy read on %I using ((select platform.sees_all()) or sees_case(case_id))', t);
    execute format('alter policy write on %I with check (platform.acts())', t);
  end loop;
  foreach t in array array['case_key', 'case_person'] loop
    execute format('alter policy write on %I with check (platform.acts())', t);
  end loop;
  foreach t in array array['clock', 'task', 'request', 'supervision', 'case_search'] loop
    execute format('alter policy change on %I using (platform.sees_all() or sees_case(case_id))', t);
  end loop;
  foreach t in array array['clock', 'task', 'request', 'supervision'] loop
    execute format('alter policy take_back on %I using (platform.sees_all() or sees_case(case_id))', t);
  end loop;
  -- Written only by the statement that writes the case: a key to it would ask for what is known.
  foreach t in array array['journal', 'task', 'request', 'supervision', 'signal', 'case_search'] loop
    execute format('alter table %I drop constraint if exists %I', t, t || '_case_id_fkey');
  end loop;
end
$$;

alter policy open on cases with check (platform.acts());
alter policy act on cases using (
  platform.sees_all()
  or unit_ids && platform.actor_units()
  or reported_by = platform.actor()
  or community_code = any (platform.actor_areas())
);
alter policy write on case_fact with check (platform.acts());
alter policy change on case_fact using (
  platform.sees_all()
  or unit_ids && platform.actor_units()
  or reporter = platform.actor()
  or community = any (platform.actor_areas())
);

-- Which cases moved last, by their steps; what of them is seen is for the policies of cases. By itself it tells no more
-- than that something moved.
do $$
begin
  execute format($f$
    create function latest_cases(until timestamptz, steps integer) returns setof uuid
    language sql stable security definer rows 1000
    set search_path = %I, pg_temp
    as $b$ select case_id from journal where at <= until order by at desc limit steps $b$
  $f$, current_schema());
end
$$;
revoke all on function latest_cases(timestamptz, integer) from public;
grant execute on function latest_cases(timestamptz, integer) to chengyun_server;
