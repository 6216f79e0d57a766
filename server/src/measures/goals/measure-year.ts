import type { FigureGroup, MeasureAnswer } from '@chengyun/contract/measures-answer';
import { type Asker, askMeasure } from '../ask-measure.ts';
import type { Month, MonthsOfYear } from './reckon/months-of.ts';
import { goneOf, monthsOf } from './year-days.ts';

/** A year of an indicator: its months and what it came to as a whole. */
export interface YearOfGoal {
  readonly months: MonthsOfYear;
  /** The whole, where it does not follow from the months; null where it does. */
  readonly whole: number | null;
}

/** A year and the one before it. */
export type TwoYears = readonly [own: YearOfGoal, before: YearOfGoal];

/**
 * A year of a measure and the year before, in the unit of the indicator: shares in percent. Devices are known as they stand
 * now, and only now. Null when the town has no such measure.
 */
export async function measureYears(asker: Asker, id: string, year: number, today: string): Promise<TwoYears | null> {
  const kind = asker.measures.byId.get(id)?.kind;
  if (kind === 'devices') return standingNow(asker, id, year, today);
  const end = Math.min(year, Number(today.slice(0, 4))) + 1;
  const from = Math.min(year - 1, end - 1);
  const answer = await askMeasure(asker, id, { ...yearsFrom(from, end), by: 'month' });
  if (!answer) return null;
  const adds = kind === 'count' || kind === 'share' || kind === 'mean';
  const wholeOf = async (one: number) => {
    if (adds || one >= end) return null;
    const whole = await askMeasure(asker, id, yearsFrom(one, one + 1));
    return whole?.total.value == null ? null : whole.total.value * scaleOf(whole);
  };
  const years = [year, year - 1].map((one) => byMonth(answer, one, today));
  const [own = [], before = []] = years;
  return [
    { months: own, whole: await wholeOf(year) },
    { months: before, whole: await wholeOf(year - 1) },
  ];
}

const nothing: Month = { value: null, weight: 0, gone: 0 };

function byMonth(answer: MeasureAnswer, year: number, today: string): MonthsOfYear {
  const scale = scaleOf(answer);
  const groups = new Map(answer.groups.map((group): [string, FigureGroup] => [group.keys[0]?.key ?? '', group]));
  return monthsOf(year).map((month): Month => {
    const group = groups.get(month);
    const gone = goneOf(month, today);
    if (!group || group.value === null) return { ...nothing, gone };
    return { value: group.value * scale, weight: group.denominator ?? 1, gone };
  });
}

async function standingNow(asker: Asker, id: string, year: number, today: string): Promise<TwoYears | null> {
  const answer = await askMeasure(asker, id, { compare: false });
  if (!answer) return null;
  const value = answer.total.value === null ? null : answer.total.value * scaleOf(answer);
  const months = (one: number) =>
    monthsOf(one).map((month): Month => {
      const gone = goneOf(month, today);
      return today.startsWith(month) ? { value, weight: 1, gone } : { ...nothing, gone };
    });
  return [
    { months: months(year), whole: null },
    { months: months(year - 1), whole: null },
  ];
}

function yearsFrom(first: number, end: number) {
  return { from: `${first}-01-01`, to: `${end}-01-01`, compare: false };
}

function scaleOf({ measure }: MeasureAnswer): number {
  return measure.format === 'share' ? 100 : 1;
}
