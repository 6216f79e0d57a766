import type { MeasureFormat } from '@chengyun/contract/measures-words';
import { numberText } from '../ui/number.ts';

/** How a value is written, as measures have it. */
export type ValueFormat = MeasureFormat;

export type ValueWords = { readonly hours: string; readonly minutes: string; readonly none: string };

/** How many decimals a value shows at a glance, and how many where it must be exact. */
const decimals: Readonly<Record<ValueFormat, readonly [glance: number, exact: number]>> = {
  count: [0, 0],
  share: [1, 2],
  hours: [1, 2],
  minutes: [1, 2],
  number: [1, 2],
};

/** A value as people read it: 1,087, 93.7%, 12.3 小时; "—" where there is none. */
export function valueText(value: number | null, format: ValueFormat, words: ValueWords, exact = false): string {
  if (value === null) return words.none;
  const digits = decimals[format][exact ? 1 : 0];
  if (format === 'share') return `${numberText(value * 100, digits)}%`;
  const text = numberText(value, digits);
  if (format === 'hours') return `${text} ${words.hours}`;
  if (format === 'minutes') return `${text} ${words.minutes}`;
  return text;
}

/** The same for an axis: no more decimals than the step asks for. */
export function tickText(value: number, format: ValueFormat): string {
  return format === 'share' ? `${numberText(value * 100, 0, 2)}%` : numberText(value, 0, 2);
}

/** Whether a value falls short of its target. */
export function isShort(value: number | null, target: number | null | undefined, direction: Direction): boolean {
  if (value === null || target === null || target === undefined || direction === 'neutral') return false;
  return direction === 'higher' ? value < target : value > target;
}

export type Direction = 'higher' | 'lower' | 'neutral';
