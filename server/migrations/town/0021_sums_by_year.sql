-- Sums by year, so that five years of a thousand unit grids are four thousand rows and not fifty thousand.
alter table measure_roll drop constraint measure_roll_span_check;
alter table measure_roll add constraint measure_roll_span_check check (span in ('day', 'third', 'month', 'year'));
