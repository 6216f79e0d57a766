import { addDays, addMonths, daysBetween, firstOfMonth, mondayOf } from './days.ts';
import type { Days } from './period.ts';

export const steps = ['day', 'week', 'month'] as const;
export type Step = (typeof steps)[number];

/** The step that shows a period well unless the reader asks for another. */
export function stepFor({ from, to }: Days): Step {
  const days = daysBetween(from, to);
  if (days <= 62) return 'day';
  return days <= 190 ? 'week' : 'month';
}

/** The steps of a period, oldest first, each by its first day; the first and last may be cut by the period. */
export function bucketsOf({ from, to }: Days, step: Step): readonly string[] {
  const found: string[] = [];
  for (let at = startOf(from, step); at < to; at = nextOf(at, step)) found.push(at);
  return found;
}

/** The first day of the step a day lies in. */
export function startOf(day: string, step: Step): string {
  if (step === 'day') return day;
  return step === 'week' ? mondayOf(day) : firstOfMonth(day);
}

/** The first day of the step after. */
export function nextOf(start: string, step: Step): string {
  if (step === 'month') return addMonths(start, 1);
  return addDays(start, step === 'week' ? 7 : 1);
}

/** The days of a step as far as they lie in the period. */
export function cut(start: string, step: Step, { from, to }: Days): Days {
  const end = nextOf(start, step);
  return { from: start < from ? from : start, to: end > to ? to : end };
}
