import type { MeasureAnswer } from '@chengyun/contract/measures-answer';
import type { TrendPoint } from '../../charts/trend-table.ts';
import { addDays } from '../period/days.ts';
import type { Days } from '../period/period.ts';
import { cut, nextOf, type Step } from '../period/steps.ts';
import { earlierLine, lineOf, spanDays } from './add-up.ts';
import { outOf } from './out-of.ts';

type Asking = {
  readonly days: Days;
  readonly step: Step;
  readonly today: string;
  readonly dayOf: (at: Date) => string;
};

/** A measure's trend: a point for each step that has begun, and the earlier lines place by place under it. */
export function trendPoints({ measure, groups, periodBefore, yearBefore }: MeasureAnswer, asking: Asking) {
  const { days, step, today, dayOf } = asking;
  const line = lineOf(groups, days, step, measure.format).filter(({ start }) => start <= today);
  const points = line.map(({ start, figure }): TrendPoint => {
    const whole = cut(start, step, days);
    return {
      key: start,
      label: step === 'month' ? start.slice(0, 7) : start.slice(5),
      full:
        step === 'week'
          ? `${whole.from} – ${addDays(whole.to, -1).slice(5)}`
          : step === 'month'
            ? start.slice(0, 7)
            : start,
      value: figure.value,
      ...outOf(figure.numerator, figure.denominator),
      partial: nextOf(start, step) > today && start <= today && whole.to > today,
    };
  });
  const earlier = (which: 'before' | 'yearBefore', span: MeasureAnswer['periodBefore']) => {
    if (!span) return undefined;
    const own = spanDays(span.from, span.to, dayOf);
    const told = earlierLine(groups, which, { days: own, step, format: measure.format });
    // A span that begins within a day has but a part of it.
    const isWhole = dayOf(new Date(Date.parse(span.from) - 1)) < own.from;
    const values = isWhole ? told : [null, ...told.slice(1)];
    return values.some((value) => value !== null && value !== 0) ? values.slice(0, points.length) : undefined;
  };
  return { points, before: earlier('before', periodBefore), yearBefore: earlier('yearBefore', yearBefore) };
}
