-- Sums of what has many values are kept by sixths of a month (from its 1st, 6th, 11th, 16th, 21st and 26th) in place of
-- thirds. They are made at the next round, for their plan has another name; those by thirds go with their generation.
alter table measure_roll drop constraint measure_roll_span_check;
alter table measure_roll add constraint measure_roll_span_check check (span in ('day', 'third', 'sixth', 'month', 'year'));
