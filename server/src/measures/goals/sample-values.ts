import type { GoalDefinition } from '@chengyun/contract/goals';
import type { Sql } from '../../support/db/connect.ts';
import { randomFrom } from '../../town/sample/plane/random.ts';
import { setPeople } from '../scorecards/score-queries.ts';
import { addMonth } from './goal-queries.ts';
import { targetOf } from './reckon/target-of.ts';
import { goneOf, monthsOf } from './year-days.ts';

/** How the sample town does with an indicator: this year and last, as parts of the target, and by which seasons. */
interface Course {
  readonly now: number;
  readonly before: number;
  /** How far single months stray from the course, as a part of it. */
  readonly stray: number;
  readonly seasons?: readonly number[];
  /** The last month that is over has not been entered yet. */
  readonly due?: true;
}

const QUARTERS = [0.9, 0.75, 1.15, 0.95, 0.95, 1.15, 0.9, 0.95, 1.1, 1, 1, 1.2];
const TAXES = [1.5, 0.8, 0.8, 1.2, 0.9, 0.9, 1.2, 0.7, 0.8, 1.2, 0.9, 1.1];
const WINTER = [1.45, 1.25, 1.1, 1, 0.85, 0.75, 0.7, 0.7, 0.8, 0.95, 1.15, 1.3];
const LATE = [0.2, 0.3, 0.6, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.7];

/** Made up, like everything of the sample town; some do well, some lag, two will hardly make it. */
const courses: Readonly<Record<string, Course>> = {
  'economy.revenue': { now: 1.03, before: 0.99, stray: 0.04, seasons: TAXES },
  'economy.industry': { now: 0.975, before: 0.96, stray: 0.03, seasons: QUARTERS },
  'economy.retail': { now: 1.012, before: 0.97, stray: 0.02, due: true },
  'economy.investment': { now: 0.89, before: 0.95, stray: 0.06, seasons: QUARTERS },
  'economy.new-firms': { now: 1.06, before: 1.02, stray: 0.08 },
  'safety.hazards-fixed': { now: 1.004, before: 0.998, stray: 0.004 },
  'safety.group-renting': { now: 1.016, before: 0.985, stray: 0.003 },
  'safety.cameras-online': { now: 0.998, before: 0.99, stray: 0.006 },
  'safety.fires': { now: 0.8, before: 1.05, stray: 0.1, seasons: WINTER },
  'safety.work-accidents': { now: 0.67, before: 0.67, stray: 0 },
  'environment.sections': { now: 1, before: 0.96, stray: 0 },
  'environment.pm25': { now: 0.97, before: 1.04, stray: 0.05, seasons: WINTER, due: true },
  'environment.waste-sorting': { now: 1.008, before: 0.995, stray: 0.006 },
  'environment.green': { now: 1.001, before: 0.985, stray: 0 },
  'welfare.beds': { now: 0.988, before: 0.96, stray: 0 },
  'welfare.jobs': { now: 1.02, before: 1.01, stray: 0.05 },
  'welfare.projects': { now: 0.96, before: 1, stray: 0.05, seasons: LATE },
  'welfare.lifts': { now: 0.86, before: 0.9, stray: 0.1, seasons: LATE, due: true },
};

/** A made-up value of a month. */
export interface SampleMonth {
  readonly goal: string;
  readonly month: string;
  readonly value: number;
}

/** Values of the months of last year and of this one that are over, the same for the same seed. */
export function sampleMonths(goals: Iterable<GoalDefinition>, today: string, seed: number): readonly SampleMonth[] {
  const year = Number(today.slice(0, 4));
  return [...goals].flatMap((goal, nth) => {
    const course = courses[goal.id];
    if (!course) return [];
    const random = randomFrom(seed + nth);
    const years = [year - 1, year].flatMap((one) => sampleYear(goal, course, one, one === year, random));
    const over = years.filter(({ month }) => goneOf(month, today) === 1);
    return course.due && over.length > 12 ? over.slice(0, -1) : over;
  });
}

function sampleYear(
  goal: GoalDefinition,
  { now, before, stray, seasons = [] }: Course,
  year: number,
  current: boolean,
  random: () => number,
): readonly SampleMonth[] {
  const whole = (targetOf(goal.targets, {}, year) ?? 0) * (current ? now : before);
  const start = (targetOf(goal.targets, {}, year - 1) ?? 0) * before;
  const mean = seasons.reduce((sum, one) => sum + one, 0) / 12 || 1;
  let run = 0;
  let told = 0;
  return monthsOf(year).map((month, at) => {
    const season = (seasons[at] ?? 1) / (seasons.length > 0 ? mean : 1);
    const strayed = 1 + stray * (2 * random() - 1);
    const held = (value: number) => heldWithin(goal, rounded(value, goal.decimals));
    if (goal.runs === 'growth') {
      const from = current ? start : start * 0.97;
      return { goal: goal.id, month, value: held(from + ((whole - from) * (at + 1)) / 12) };
    }
    if (goal.runs !== 'sum') return { goal: goal.id, month, value: held(whole * season * strayed) };
    // Whole things are told by how many there are altogether, so that few of them are spread over the year.
    run += (whole / 12) * season * strayed;
    const value = rounded(run, goal.decimals) - told;
    told = rounded(run, goal.decimals);
    return { goal: goal.id, month, value: rounded(value, goal.decimals) };
  });
}

function heldWithin(
  { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: GoalDefinition,
  value: number,
): number {
  return Math.min(Math.max(value, least), most);
}

function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

/** Stores made-up values of indicators, marked as such, and how many people live in each community. */
export async function insertSampleGoals(
  sql: Sql,
  goals: Iterable<GoalDefinition>,
  communities: readonly string[],
  today: string,
  seed: number,
): Promise<void> {
  for (const row of sampleMonths(goals, today, seed)) await addMonth(sql, { ...row, nth: 1, note: '', sample: true });
  const random = randomFrom(seed);
  for (const unitId of communities) await setPeople(sql, unitId, 2800 + Math.floor(random() * 56) * 100, true);
}
