-- The dimension of reporters is of the town's own people: what a company or a resident reported counts to nobody by name,
-- for the id of their account would join their cases. The sums are made anew at the next round.
update case_fact f set reporter = '' from cases c where c.id = f.case_id and c.reporter_role is not null and f.reporter <> '';
update measure_mark set plan = null where exists (select from cases where reporter_role is not null);
