import type { GoalRun } from '@chengyun/contract/goals';
import { isKnown, type MonthsOfYear } from './months-of.ts';

/** What a year has come to so far, from its months; null while none has a value. */
export function actualOf(runs: GoalRun, months: MonthsOfYear): number | null {
  const known = months.filter(isKnown);
  if (known.length === 0) return null;
  switch (runs) {
    case 'sum':
      return known.reduce((sum, { value }) => sum + value, 0);
    case 'mean': {
      const weight = known.reduce((sum, one) => sum + one.weight, 0);
      return weight === 0 ? null : known.reduce((sum, one) => sum + one.value * one.weight, 0) / weight;
    }
    case 'state':
    case 'growth':
      return known.at(-1)?.value ?? null;
  }
}
