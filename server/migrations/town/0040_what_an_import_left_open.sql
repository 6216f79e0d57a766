-- Of the cases an import added: those whose class, and those whose unit, is none of ours.
alter table import_run
  add column rows_without_class integer not null default 0,
  add column rows_without_unit integer not null default 0;
