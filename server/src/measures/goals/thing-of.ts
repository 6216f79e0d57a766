import type { GoalDefinition } from '@chengyun/contract/goals';
import type { GoalThing } from '@chengyun/contract/goals-answer';
import type { Asker } from '../ask-measure.ts';
import { goalYear, yearAtHand } from './board-of.ts';
import { entriesOf, notesOf } from './goal-queries.ts';
import { targetOf } from './reckon/target-of.ts';
import { monthsOf } from './year-days.ts';

/** One indicator: its line, the year before, the targets of the plan's years, all that was entered, and notes. */
export async function thingOf(asker: Asker, goal: GoalDefinition, year: number): Promise<GoalThing> {
  const hand = await yearAtHand(asker, year);
  const { line, before } = await goalYear(asker, hand, goal);
  const [entries, notes] = await Promise.all([entriesOf(asker.sql, goal.id), notesOf(asker.sql, goal.id)]);
  const setting = hand.settings.get(goal.id);
  const own = setting?.targets ?? {};
  return {
    line,
    yearBefore: monthsOf(year - 1).map((month, at) => ({
      ...{ month, value: before.months[at]?.value ?? null, whole: true },
      sample: hand.entered.some((one) => one.goal === goal.id && one.month === month && one.sample),
    })),
    targets: yearsOf(Object.keys({ ...goal.targets, ...own }), year).flatMap((one) => {
      const value = targetOf(goal.targets, own, one);
      return value === null ? [] : [{ year: one, value, own: typeof own[one] === 'number' }];
    }),
    version: setting?.version ?? 0,
    entries: [...entries],
    notes: [...notes],
  };
}

/** From the first year given (or the one looked at) to the last. */
function yearsOf(given: readonly string[], year: number): readonly number[] {
  const years = [...given.map(Number), year];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, at) => first + at).slice(0, 30);
}
