import type { ComparedFigure, Figure, FigureGroup, MeasureInfo } from '@chengyun/contract/measures-answer';
import { addDays, daysBetween } from '../period/days.ts';
import type { Days } from '../period/period.ts';
import { bucketsOf, type Step, startOf } from '../period/steps.ts';

/** Whether figures of parts add up to the figure of the whole: not where different ones are counted, nor for a median. */
export function addsUp({ format, id }: Pick<MeasureInfo, 'format' | 'id'>): boolean {
  return format !== 'minutes' && format !== 'number' && id !== 'discovery.coverage';
}

/** Figures of parts as the figure of the whole. */
export function addUp(parts: readonly Figure[], format: MeasureInfo['format']): Figure {
  const sum = (of: (figure: Figure) => number) => parts.reduce((all, figure) => all + of(figure), 0);
  const numerator = sum((figure) => figure.numerator);
  const rows = sum((figure) => figure.rows);
  if (parts.every(({ denominator }) => denominator === null)) {
    return { value: numerator, numerator, denominator: null, rows };
  }
  const denominator = sum((figure) => figure.denominator ?? 0);
  const value = denominator === 0 ? null : numerator / denominator / (format === 'hours' ? 3600 : 1);
  return { value, numerator, denominator, rows };
}

/** A line over the steps of a period, with nothing where the server told of nothing: nought for counts, no value for rates. */
export function lineOf(groups: readonly FigureGroup[], days: Days, step: Step, format: MeasureInfo['format']) {
  return bucketsOf(days, step).map((start) => {
    const own = groups.filter(({ keys }) => startOf(dayIn(keys[0]?.key ?? ''), step) === start);
    return { start, figure: ownFigure(own, format) };
  });
}

/** The same for an earlier period, of which the groups tell in `before` or `yearBefore`. */
export function earlierLine(
  groups: readonly FigureGroup[],
  which: 'before' | 'yearBefore',
  { days, step, format }: { readonly days: Days; readonly step: Step; readonly format: MeasureInfo['format'] },
): readonly (number | null)[] {
  const told = groups.flatMap((group) => {
    const figure = group[which];
    return figure && (figure.rows > 0 || figure.denominator) ? [{ ...group, ...figure }] : [];
  });
  return lineOf(told, days, step, format).map(({ figure }) => figure.value);
}

function ownFigure(own: readonly ComparedFigure[], format: MeasureInfo['format']): Figure {
  const [only] = own;
  if (own.length === 1 && only) return only;
  if (own.length > 1) return addUp(own, format);
  return { value: format === 'count' ? 0 : null, numerator: 0, denominator: null, rows: 0 };
}

const dayIn = (key: string) => (key.length === 7 ? `${key}-01` : key);

/** The days as long as these that end where they begin; whole months against whole months, as the server has it. */
export function spanDays(from: string, to: string, dayOf: (at: Date) => string): Days {
  const [first, last] = [dayOf(new Date(from)), dayOf(new Date(Date.parse(to) - 1))];
  return { from: first, to: addDays(first, Math.max(1, daysBetween(first, last) + 1)) };
}
