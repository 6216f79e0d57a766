import type { GoalLine } from '@chengyun/contract/goals-answer';
import type { ValueFormat } from '../../charts/values.ts';
import { numberText } from '../../ui/number.ts';

/** A value as it stands in a column of the indicator: its decimals, thousands apart. */
export function goalText(value: number | null, decimals: number, none = '—'): string {
  return value === null ? none : numberText(value, decimals);
}

/** The value with its unit after it, as it stands in a sentence. */
export function withUnit(value: number | null, { decimals }: Pick<GoalLine, 'decimals'>, unit: string): string {
  const text = goalText(value, decimals);
  if (value === null) return text;
  return unit === '%' ? `${text}%` : `${text} ${unit}`;
}

/** How charts write the values of an indicator, and what they are multiplied with for that. */
export function chartFormat({ unit, decimals }: Pick<GoalLine, 'unit' | 'decimals'>): {
  readonly format: ValueFormat;
  readonly scale: number;
} {
  if (unit.en === '%') return { format: 'share', scale: 0.01 };
  return { format: decimals === 0 ? 'count' : 'number', scale: 1 };
}

/** What a small line shows: months as they were, or added up where they add up. */
export function lineValues(runs: GoalLine['runs'], values: readonly (number | null)[]): readonly (number | null)[] {
  if (runs !== 'sum') return values;
  const last = values.findLastIndex((value) => value !== null);
  let sum = 0;
  return values.map((value, at) => {
    sum += value ?? 0;
    return at <= last ? sum : null;
  });
}

/** Days of the address behind the months of a year: from the first to the last of them. */
export function daysOfMonth(month: string): { readonly from: string; readonly to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}
