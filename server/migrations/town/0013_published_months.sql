-- Published months: the figures of a month as they were when it was published. A version never changes, for nobody may
-- update or delete one; what is corrected later becomes a new version beside it.

create table published_month (
  month date not null check (month = date_trunc('month', month)::date),
  version integer not null check (version > 0),
  at timestamptz not null,
  by_id text not null default platform.actor(),
  reason text check (length(reason) between 1 and 400),
  primary key (month, version),
  check (version = 1 or reason is not null)
);

-- by_ and key are '' for the whole. Figures are double precision, as they are told, so that they come back to the last digit.
create table published_figure (
  month date not null,
  version integer not null,
  measure text not null,
  by_ text not null,
  key text not null,
  value double precision,
  numerator double precision not null,
  denominator double precision,
  rows bigint not null,
  primary key (month, version, measure, by_, key),
  foreign key (month, version) references published_month (month, version)
);

create trigger append_only before update or delete or truncate on published_month
  for each statement execute function platform.append_only();
create trigger append_only before update or delete or truncate on published_figure
  for each statement execute function platform.append_only();

-- Rights: figures of the whole town are for those who see it all; leaders and chiefs publish.
alter table published_month enable row level security;
create policy read on published_month for select using ((select platform.sees_all()));
create policy publish on published_month for insert
  with check ((select platform.actor_roles() && array['leader', 'chief', 'system']) and by_id = (select platform.actor()));
grant select, insert on published_month to chengyun_server;

alter table published_figure enable row level security;
create policy read on published_figure for select using ((select platform.sees_all()));
create policy publish on published_figure for insert
  with check ((select platform.actor_roles() && array['leader', 'chief', 'system']));
grant select, insert on published_figure to chengyun_server;
