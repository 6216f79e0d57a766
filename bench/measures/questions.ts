import type { MeasureDefinition } from '@chengyun/contract/measures';
import type { Asking } from '../cases/questions.ts';

/** One question of the mix: below `/measures`, and what the figures call it. */
export interface Question {
  readonly name: string;
  readonly path: string;
}

const DAY = 86_400_000;
const dimensions = [
  ...['', 'area', 'grid', 'unit-grid', 'branch', 'unit', 'class', 'category', 'source', 'weekday', 'hour'],
];
const spans = [7, 30, 91, 365, 1826];

const dayText = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Every measure of cases, by nothing and by each dimension in turn, over a week, month, quarter, year and five years. */
export function figureQuestions(measures: readonly MeasureDefinition[], now: Date): readonly Question[] {
  return measures.flatMap(({ id }, nth) =>
    dimensions.flatMap((by, turn) =>
      spans.map((days, at): Question => {
        // Odd ends, none at the first of a month; every second period ends in the past.
        const to = now.getTime() - ((nth + turn) % 2) * 41 * DAY;
        const period = `from=${dayText(to - days * DAY)}&to=${dayText(to + ((at + turn) % 2) * DAY)}`;
        return { name: `${by || 'whole'} ${days} days`, path: `/${id}?${period}${by ? `&by=${by}` : ''}` };
      }),
    ),
  );
}

/** The first page behind figures: all cases, a community's, a class's, a unit's, a category's; over a month to five years. */
export function drillQuestions(measures: readonly MeasureDefinition[], asking: Asking): readonly Question[] {
  const { communities, categories, grids, unitId, now } = asking;
  const pick = (list: readonly string[], nth: number) => encodeURIComponent(list[nth % list.length] ?? '');
  return measures.flatMap(({ id }, nth) =>
    [30, 365, 1826].flatMap((days): readonly Question[] => {
      const period = `from=${dayText(now.getTime() - days * DAY)}`;
      const one = (name: string, more: string): Question => ({
        name: `${name} ${days} days`,
        path: `/${id}/cases?${period}${more}`,
      });
      return [
        one('whole', ''),
        one('area', `&area=${pick(communities, nth)}`),
        one('grid', `&grid=${pick(grids, nth)}`),
        one('category', `&category=${pick(categories, nth)}`),
        one('unit', `&unit=${unitId}`),
        one('hour', `&hour=${nth % 24}`),
        ...(nth % 2 ? [one('rest', '&part=rest')] : []),
      ];
    }),
  );
}

const pairs = ['area,class', 'unit,source', 'category,weekday', 'grid,hour', 'area,unit'];

/** Two dimensions at a time, and one narrowed by another, over so many days: what there are no sums for. */
export function pairQuestions(
  measures: readonly MeasureDefinition[],
  { communities, unitId, now }: Pick<Asking, 'communities' | 'unitId' | 'now'>,
  days: number,
): readonly Question[] {
  const period = `from=${dayText(now.getTime() - days * DAY)}`;
  return measures.flatMap(({ id }, nth): readonly Question[] => {
    const community = encodeURIComponent(communities[nth % communities.length] ?? '');
    const pair = pairs[nth % pairs.length] ?? 'area,class';
    return [
      { name: `${pair} ${days} days`, path: `/${id}?${period}&by=${pair}` },
      { name: `class of an area ${days} days`, path: `/${id}?${period}&by=class&area=${community}` },
      {
        name: `month of a unit and source ${days} days`,
        path: `/${id}?${period}&by=month&unit=${unitId}&source=patrol`,
      },
    ];
  });
}
