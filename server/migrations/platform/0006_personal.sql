-- Keys of personal data lie in a file outside the database. Here stands only by what each of them is known again, so
-- that a file that is missing or another's stops the start before anything is written with it. The owner's alone.

create table personal_key_mark (
  use text not null check (use in ('data', 'index')),
  version smallint not null check (version > 0),
  suite text not null,
  mark bytea not null check (octet_length(mark) = 16),
  made_at timestamptz not null default now(),
  primary key (use, version)
);
