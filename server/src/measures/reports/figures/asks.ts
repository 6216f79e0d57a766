import type { GroupName } from '../../figures/groups.ts';
import { spanBefore } from '../../figures/named-span.ts';
import { addDays, addMonths, dayStart } from '../../figures/town-days.ts';
import { type Span, spansUpTo, spanYearBefore } from '../period/span.ts';
import { HEADLINES, type Headline } from './headlines.ts';
import { RANKINGS } from './rankings.ts';

/** One question to the measures: which, over which days, by what, narrowed how. */
export interface Ask {
  readonly id: string;
  readonly measure: string;
  readonly from: string;
  readonly to: string;
  readonly by?: GroupName;
  readonly narrow?: Readonly<Record<string, string>>;
}

/** Days against which a period is held; `share` of what is counted in them is the figure (a fifth of five weeks). */
export interface Base {
  readonly from: string;
  readonly to: string;
  readonly share: number;
}

/** The same period a year before, and around a week of it the two weeks before and after, if that one has no cases. */
export function yearBases(of: Span): readonly Base[] {
  const year = spanYearBefore(of);
  if (!year) return [];
  const same = { from: year.from, to: year.to, share: 1 };
  if (of.kind !== 'week') return [same];
  return [same, { from: addDays(year.from, -14), to: addDays(year.to, 14), share: 1 / 5 }];
}

/**
 * Of a headline that grows while cases are closed, what narrows a period it is held against: as of the same time after
 * that one's end, or an earlier week would have had longer to be closed in.
 */
function sameTime({ grows }: Headline, of: Span, base: Pick<Base, 'to'>, { at, zone }: Making): Pick<Ask, 'narrow'> {
  if (!grows) return {};
  const since = at.getTime() - dayStart(zone, of.to).getTime();
  return { narrow: { 'as-of': new Date(dayStart(zone, base.to).getTime() + since).toISOString() } };
}

/** When and where a report is made: after its period, by the days of the town. */
export interface Making {
  readonly at: Date;
  readonly zone: string;
}

/** Everything a report asks at first. */
export function asksOf(of: Span, making: Making): readonly Ask[] {
  const before = spanBefore(of);
  const trend = spansUpTo(of);
  const whole = { from: trend[0]?.from ?? of.from, to: of.to };
  const year = { from: addMonths(of.to, -12), to: of.to };
  const when = (one: { from: string; to: string }) => ({ from: one.from, to: one.to });
  const slice = of.kind === 'year' ? 'month' : 'day';
  const bucket = of.kind === 'week' ? 'day' : 'month';
  return [
    ...HEADLINES.flatMap((one) => {
      const { id, measure } = one;
      return [
        { id, measure, ...when(of) },
        { id: `${id}@before`, measure, ...when(before), ...sameTime(one, of, before, making) },
        ...yearBases(of).map((base, at) => ({
          ...{ id: `${id}@year${at}`, measure, ...when(base) },
          ...(base.share === 1 ? sameTime(one, of, base, making) : {}),
        })),
      ];
    }),
    ...RANKINGS.flatMap(({ id, measure, by, over, compared }) => [
      { id, measure, by, ...(over === 'year' ? year : when(of)) },
      ...(compared ? [{ id: `${id}@before`, measure, by, ...when(before) }] : []),
    ]),
    { id: 'daily', measure: 'loop.reported', by: slice, ...when(of) },
    { id: 'daily@before', measure: 'loop.reported', by: slice, ...when(before) },
    { id: 'trend', measure: 'loop.reported', by: bucket, ...whole },
    { id: 'trend-closed', measure: 'loop.closed', by: bucket, ...whole },
  ];
}

/** What can be asked only when the first answers are known: where the most frequent type comes from. */
export function asksAfter(of: Span, topType: string | null): readonly Ask[] {
  if (topType === null) return [];
  return [
    { id: 'top-areas', measure: 'loop.reported', by: 'area', from: of.from, to: of.to, narrow: { category: topType } },
  ];
}
