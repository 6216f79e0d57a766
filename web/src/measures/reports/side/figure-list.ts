import type { Figure } from '@chengyun/contract/measures-answer';
import type { ReportFigure } from '@chengyun/contract/reports';

/** What the list behind a figure is asked for; of a share, what is left below the line may be wanted instead. */
export function listOf(
  { from, to, narrow, part: own }: ReportFigure,
  part: ReportFigure['part'] = own,
): Readonly<Record<string, string>> {
  return { from, to, ...narrow, ...(part === 'numerator' ? {} : { part }) };
}

/** How many rows its list has by an answer of now. */
export function rowsNow({ rows, denominator }: Figure, part: ReportFigure['part']): number {
  if (part === 'numerator' || denominator === null) return rows;
  return part === 'denominator' ? denominator : denominator - rows;
}
