import type { GoalThing } from '@chengyun/contract/goals-answer';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { straightAhead } from '../../charts/ahead.ts';
import { TrendChart } from '../../charts/TrendChart.tsx';
import { chartFormat, lineValues } from './goal-values.ts';

/** The year month by month, added up where months add up: the target across, the year before dotted, what is projected dashed. */
export function GoalTrend({ thing }: { readonly thing: GoalThing }) {
  const { t } = useTranslation(['goals', 'frame']);
  const { line, yearBefore } = thing;
  const { format, scale } = chartFormat(line);
  const year = line.months[0]?.month.slice(0, 4) ?? '';
  const points = useMemo(() => {
    const values = lineValues(
      line.runs,
      line.months.map(({ value }) => value),
    );
    return line.months.map(({ month, whole }, at) => {
      const value = values[at] ?? null;
      return {
        ...{ key: month, label: t('monthShort', { month: Number(month.slice(5)) }), full: month },
        value: value === null ? null : value * scale,
        partial: !whole && value !== null,
      };
    });
  }, [line, scale, t]);
  const before = useMemo(
    () =>
      lineValues(
        line.runs,
        yearBefore.map(({ value }) => value),
      ).map((value) => (value === null ? null : value * scale)),
    [line.runs, yearBefore, scale],
  );
  const ahead = useMemo(() => {
    const { projection, runs } = line;
    // Of means and states the year's end is the mean of its months, which is no value of a month.
    if (!projection || (runs !== 'sum' && runs !== 'growth')) return undefined;
    const scaled = (value: number | null) => (value === null ? null : value * scale);
    const end = { low: scaled(projection.low), high: scaled(projection.high), value: projection.value * scale };
    return straightAhead(
      points.map(({ value }) => value),
      end,
    );
  }, [line, points, scale]);
  const known = before.some((value) => value !== null);
  return (
    <TrendChart
      title={t(line.runs === 'sum' ? 'trendSum' : 'trendTitle', { year })}
      points={points}
      format={format}
      target={line.target === null ? null : line.target * scale}
      {...(known ? { yearBefore: before } : {})}
      ahead={ahead}
      height={220}
    />
  );
}
