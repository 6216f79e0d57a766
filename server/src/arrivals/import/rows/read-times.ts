import type { RowPlan } from './row-plan.ts';
import { FAULTS, problem } from './row-problem.ts';
import type { CellOf, Note } from './to-import-row.ts';
import { parseWallTime } from './wall-time.ts';

type Times = { readonly reportedAt: Date; readonly targetAt?: Date; readonly closedAt?: Date };
type TimeField = 'reportedAt' | 'targetAt' | 'closedAt';

const DAY_MS = 86_400_000;

/** Reads the three times of a row and how they lie to each other; undefined when the first is missing or unreadable. */
export function readTimes(cell: CellOf, plan: RowPlan, note: Note): Times | undefined {
  const reportedAt = timeOf('reportedAt', cell, plan, note);
  const targetAt = timeOf('targetAt', cell, plan, note);
  const closed = timeOf('closedAt', cell, plan, note);
  if (cell('reportedAt') === '') note(problem('reportedAt', '', FAULTS.missing));
  if (!reportedAt) return undefined;
  const closedAt = closed && sameDayClosing(closed, reportedAt, cell('closedAt'));
  if (reportedAt.getTime() > plan.latest) note(problem('reportedAt', cell('reportedAt'), FAULTS.future));
  // Some systems set a limit at midnight of the very day of the report: late from the start, and no slip of the pen.
  if (targetAt && reportedAt.getTime() - targetAt.getTime() >= DAY_MS) {
    note(problem('targetAt', cell('targetAt'), FAULTS.targetFirst));
  }
  if (closedAt && closedAt < reportedAt) note(problem('closedAt', cell('closedAt'), FAULTS.closedFirst));
  if (closedAt && closedAt.getTime() > plan.latest) note(problem('closedAt', cell('closedAt'), FAULTS.closedFuture));
  return { reportedAt, ...(targetAt ? { targetAt } : {}), ...(closedAt ? { closedAt } : {}) };
}

// A date alone says not when on the day: closed "on the 8th" what came on the 8th at ten is not closed before ten.
function sameDayClosing(closed: Date, reportedAt: Date, text: string): Date {
  const gap = reportedAt.getTime() - closed.getTime();
  return gap > 0 && gap < DAY_MS && parseWallTime(text)?.dateOnly ? reportedAt : closed;
}

function timeOf(field: TimeField, cell: CellOf, plan: RowPlan, note: Note): Date | undefined {
  const text = cell(field);
  if (text === '') return undefined;
  const time = plan.readTime(text, field === 'targetAt' ? 'ends' : 'begins');
  if (!time) note(problem(field, text, FAULTS.time));
  else if (time.getTime() < 0) note(problem(field, text, FAULTS.tooEarly));
  return time;
}
