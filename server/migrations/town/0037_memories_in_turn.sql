-- Each memory is kept for itself, with the instant of the store it is as of: sixty thousand are written in turn, a part
-- each second, not all at once each minute. What was kept before is as of rule_mark.kept, which is never later.
alter table rule_state add column kept timestamptz not null default '-infinity';
