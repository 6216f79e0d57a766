import type { GoalDefinition } from '@chengyun/contract/goals';
import type { GoalBoard, GoalLine } from '@chengyun/contract/goals-answer';
import { dayIn } from '../../cases/number.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { Asker } from '../ask-measure.ts';
import type { GoalBook } from './goal-book.ts';
import { type EnteredMonth, enteredMonths, noteCounts, type SettingRow, settingsOf } from './goal-queries.ts';
import { lineOf } from './line-of.ts';
import { measureYears, type TwoYears, type YearOfGoal } from './measure-year.ts';
import type { Month } from './reckon/months-of.ts';
import { goneOf, monthsOf } from './year-days.ts';

/** What is read once for all lines of a year. */
export interface YearAtHand {
  readonly year: number;
  readonly today: string;
  readonly entered: readonly EnteredMonth[];
  readonly settings: ReadonlyMap<string, SettingRow>;
  readonly notes: ReadonlyMap<string, number>;
}

/** Every indicator of the town's plans in one year, group by group. Asked by who sees the whole town. */
export async function boardOf(asker: Asker, book: GoalBook, year: number): Promise<GoalBoard> {
  const hand = await yearAtHand(asker, year);
  const groups = [];
  for (const plan of book.plans) {
    for (const { id, name } of plan.groups) {
      const goals: GoalLine[] = [];
      for (const goal of plan.goals) if (goal.group === id) goals.push((await goalYear(asker, hand, goal)).line);
      groups.push({ id, name, goals });
    }
  }
  const plan = book.plans[0]?.name ?? { zh: '规划指标', en: 'Indicators' };
  return { year, today: hand.today, plan, years: yearsShown(Number(hand.today.slice(0, 4))), groups };
}

/** Reads what all lines of a year need. */
export async function yearAtHand({ sql, ground, now }: Asker, year: number): Promise<YearAtHand> {
  const today = dayIn(ground.town.zone, now);
  const [entered, settings, notes] = await Promise.all([
    enteredMonths(sql, `${year - 1}-01`, `${year + 1}-01`),
    settingsOf(sql),
    noteCounts(sql),
  ]);
  return { year, today, entered, settings, notes };
}

/** The line of one indicator, and the months of the year before it. */
export async function goalYear(
  asker: Asker,
  hand: YearAtHand,
  goal: GoalDefinition,
): Promise<{ readonly line: GoalLine; readonly before: YearOfGoal }> {
  const { year, today } = hand;
  const setting = hand.settings.get(goal.id);
  const [own, before] = await yearsOf(asker, hand, goal);
  const line = lineOf({
    ...{ goal, year, today, own, before },
    ...{ targets: setting?.targets ?? {}, post: setting?.post ?? '', notes: hand.notes.get(goal.id) ?? 0 },
    unit: unitFor(asker.ground, setting?.unitId ?? null, goal.lead),
    sampled: new Set(hand.entered.filter((one) => one.goal === goal.id && one.sample).map(({ month }) => month)),
  });
  return { line, before };
}

/** Years that can be looked at: two back, and the next for its targets. */
function yearsShown(thisYear: number): number[] {
  return [thisYear - 2, thisYear - 1, thisYear, thisYear + 1];
}

const empty: Month = { value: null, weight: 0, gone: 0 };

async function yearsOf(asker: Asker, hand: YearAtHand, goal: GoalDefinition): Promise<TwoYears> {
  const { year, today } = hand;
  const nothing: YearOfGoal = { months: monthsOf(year).map(() => empty), whole: null };
  if (goal.source.kind === 'measure') {
    return (await measureYears(asker, goal.source.measure, year, today)) ?? [nothing, nothing];
  }
  const entered = (one: number): YearOfGoal => ({ months: monthsOf(one).map(monthOf), whole: null });
  const monthOf = (month: string): Month => {
    const found = hand.entered.find((one) => one.goal === goal.id && one.month === month);
    // Whoever enters a month means the whole of it.
    if (found && found.value !== null) return { value: found.value, weight: 1, gone: 1 };
    return { ...empty, gone: goneOf(month, today) };
  };
  return [entered(year), entered(year - 1)];
}

/** Who answers: the unit the town chose, else the first that stands for the kind of unit the plan names. */
function unitFor({ units }: Ground, chosen: string | null, lead: string | undefined) {
  const own = chosen === null ? undefined : units.get(chosen);
  if (own) return own;
  if (lead === undefined) return null;
  return [...units.values()].find((unit) => unit.active && unit.duties.includes(lead)) ?? null;
}
