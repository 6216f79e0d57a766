import type { GoalDefinition } from '@chengyun/contract/goals';
import type { GoalMonths } from '@chengyun/contract/goals-answer';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { daysOfMonth } from '../periods/month.ts';
import { beyond } from './beyond.ts';
import { addMonth, enteredMonths } from './goal-queries.ts';

type Values = GoalMonths['values'];

/** Stores values of months, all or none; one that stands there already is left as it is. `today` is the town's day. */
export async function enterMonths(
  sql: Sql,
  goals: ReadonlyMap<string, GoalDefinition>,
  values: Values,
  today: string,
): Promise<{ readonly entered: number; readonly same: number }> {
  for (const value of values) checkMonth(goals, value, today);
  // Two who enter the same month at once are put in line, so that neither takes the other's place.
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || '.goal_month'))`;
  const latest = await enteredMonths(sql, firstOf(values), lastOf(values));
  const held = new Map(latest.map((one) => [`${one.goal} ${one.month}`, one]));
  let entered = 0;
  for (const { goal, month, value, note = '' } of values) {
    const before = held.get(`${goal} ${month}`);
    if ((before?.value ?? null) === value && !before?.sample && note === '') continue;
    const row = { goal, month, value, note, nth: (before?.nth ?? 0) + 1, sample: false };
    await addMonth(sql, row);
    held.set(`${goal} ${month}`, row);
    entered += 1;
  }
  return { entered, same: values.length - entered };
}

/** Refuses a value that cannot be: of no indicator, of a computed one, of a month to come, out of bounds. */
export function checkMonth(
  goals: ReadonlyMap<string, GoalDefinition>,
  { goal: id, month, value }: Values[number],
  today: string,
): void {
  const goal = goals.get(id);
  if (!goal) throw new Refusal('goal.unknown', { id });
  const { name } = goal;
  if (goal.source.kind === 'measure') throw new Refusal('goal.computed', { name });
  if (month > today.slice(0, 7)) throw new Refusal('goal.month-ahead', { month });
  const bounds = value === null ? null : beyond(goal, value);
  if (value !== null && bounds) throw new Refusal('goal.out-of-bounds', { name, value, bounds });
}

function firstOf(values: Values): string {
  return values.map(({ month }) => month).toSorted()[0] ?? '';
}

// The month after the last one, for the query leaves its end out.
function lastOf(values: Values): string {
  const last = values.map(({ month }) => month).toSorted();
  return daysOfMonth(last.at(-1) ?? '').to.slice(0, 7);
}
