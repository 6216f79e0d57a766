import type { RowPlan } from './row-plan.ts';
import { FAULTS, problem } from './row-problem.ts';
import type { CellOf, Note } from './to-import-row.ts';

type Times = { readonly reportedAt: Date; readonly targetAt?: Date; readonly closedAt?: Date };
type TimeField = 'reportedAt' | 'targetAt' | 'closedAt';

/** Reads the three times of a row and how they lie to each other; undefined when the first is missing or unreadable. */
export function readTimes(cell: CellOf, plan: RowPlan, note: Note): Times | undefined {
  const reportedAt = timeOf('reportedAt', cell, plan, note);
  const targetAt = timeOf('targetAt', cell, plan, note);
  const closedAt = timeOf('closedAt', cell, plan, note);
  if (cell('reportedAt') === '') note(problem('reportedAt', '', FAULTS.missing));
  if (!reportedAt) return undefined;
  if (reportedAt.getTime() > plan.latest) note(problem('reportedAt', cell('reportedAt'), FAULTS.future));
  if (targetAt && targetAt < reportedAt) note(problem('targetAt', cell('targetAt'), FAULTS.targetFirst));
  if (closedAt && closedAt < reportedAt) note(problem('closedAt', cell('closedAt'), FAULTS.closedFirst));
  if (closedAt && closedAt.getTime() > plan.latest) note(problem('closedAt', cell('closedAt'), FAULTS.closedFuture));
  return { reportedAt, ...(targetAt ? { targetAt } : {}), ...(closedAt ? { closedAt } : {}) };
}

function timeOf(field: TimeField, cell: CellOf, plan: RowPlan, note: Note): Date | undefined {
  const text = cell(field);
  if (text === '') return undefined;
  const time = plan.readTime(text);
  if (!time) note(problem(field, text, FAULTS.time));
  else if (time.getTime() < 0) note(problem(field, text, FAULTS.tooEarly));
  return time;
}
