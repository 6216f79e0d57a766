import type { Figure, MeasureAnswer } from '@chengyun/contract/measures-answer';

type Wanted = {
  readonly weekday?: string | undefined;
  readonly hour?: string | undefined;
  readonly part?: string | undefined;
};

/** How many rows the list behind a figure has: of the whole answer, or of the weekday and hour that were picked. */
export function countIn({ total, groups }: MeasureAnswer, { weekday, hour, part }: Wanted): number {
  if (weekday === undefined && hour === undefined) return rowsOf(total, part);
  const own = groups.filter(({ keys }) => keys.every(({ by, key }) => key === (by === 'weekday' ? weekday : hour)));
  return own.reduce((sum, figure) => sum + rowsOf(figure, part), 0);
}

/** Rows above the line, below it, or below and not above. A plain count has only one kind. */
function rowsOf({ rows, denominator }: Figure, part: string | undefined): number {
  if (denominator === null || part === undefined || part === 'numerator') return rows;
  return part === 'denominator' ? denominator : denominator - rows;
}
