import type { MeasureAnswer } from '@chengyun/contract/measures-answer';
import { type Asker, askMeasure } from './ask-measure.ts';
import type { Month, MonthsOfYear } from './months-of.ts';
import { goneOf, monthsOf } from './year-days.ts';

/** A year of an indicator: its months and what it came to as a whole. */
export interface YearOfGoal {
  readonly months: MonthsOfYear;
  /** The whole, where it is known better than from the months; null where it follows from them. */
  readonly whole: number | null;
}

/** A year of a measure in the unit of the indicator: shares in percent. Devices are known as they stand now, and only now. */
export async function measureYear(asker: Asker, id: string, year: number, today: string): Promise<YearOfGoal | null> {
  if (year > Number(today.slice(0, 4))) return { months: monthsOf(year).map(() => nothing), whole: null };
  const query = { from: `${year}-01-01`, to: `${year + 1}-01-01` };
  const answer = await askMeasure(asker, id, isNow(asker, id) ? {} : { ...query, by: 'month' });
  if (!answer) return null;
  return isNow(asker, id) ? standing(answer, year, today) : byMonth(answer, year, today);
}

const nothing: Month = { value: null, weight: 0, gone: 0 };

function isNow({ measures }: Asker, id: string): boolean {
  return measures.byId.get(id)?.kind === 'devices';
}

function byMonth(answer: MeasureAnswer, year: number, today: string): YearOfGoal {
  const scale = scaleOf(answer);
  const months = monthsOf(year).map((month): Month => {
    const group = answer.groups.find(({ keys }) => keys[0]?.key === month);
    const gone = goneOf(month, today);
    if (!group || group.value === null) return { ...nothing, gone };
    return { value: group.value * scale, weight: group.denominator ?? 1, gone };
  });
  return { months, whole: answer.total.value === null ? null : answer.total.value * scale };
}

function standing(answer: MeasureAnswer, year: number, today: string): YearOfGoal {
  const value = answer.total.value === null ? null : answer.total.value * scaleOf(answer);
  const months = monthsOf(year).map((month): Month => {
    const gone = goneOf(month, today);
    return today.startsWith(month) ? { value, weight: 1, gone } : { ...nothing, gone };
  });
  return { months, whole: null };
}

function scaleOf({ measure }: MeasureAnswer): number {
  return measure.format === 'share' ? 100 : 1;
}
