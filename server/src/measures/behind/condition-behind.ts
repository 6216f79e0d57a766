import type { CaseMeasure } from '@chengyun/contract/measures';
import { bothSql, countedSql } from '../plan/condition-sql.ts';

export type Part = 'numerator' | 'denominator' | 'rest';

/** The condition of the rows behind a figure, over `case_fact`: those above the line, below it, or below and not above. */
export function conditionBehind(measure: CaseMeasure, part: Part): string {
  const of = countedSql(measure);
  if (measure.kind !== 'share' || part === 'denominator') return part === 'rest' ? 'false' : of;
  const above = measure.part.map(({ when }) => `(${bothSql(measure.of, when)})`).join(' or ');
  return part === 'numerator' ? `(${above})` : `${of} and not (${above})`;
}
