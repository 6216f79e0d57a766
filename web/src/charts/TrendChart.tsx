import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame, type ChartProps } from './ChartFrame.tsx';
import { useLook } from './look.ts';
import { type Trend, trendOption } from './trend-option.ts';
import { trendTable } from './trend-table.ts';
import { useValueText } from './use-value-text.ts';

type TrendChartProps = ChartProps & Trend;

/** How something went: the line, its target, the period before and the year before. Memoise what is passed. */
export function TrendChart(props: TrendChartProps) {
  const { points, format, target, before, yearBefore, ahead, as = 'line', height = 240, ...frame } = props;
  const { t } = useTranslation('charts');
  const look = useLook();
  const text = useValueText();
  const trend = useMemo(
    () => ({ points, format, target, before, yearBefore, ahead, as }),
    [points, format, target, before, yearBefore, ahead, as],
  );
  const option = useMemo(() => {
    const words = {
      value: t('value'),
      before: t('before'),
      yearBefore: t('yearBefore'),
      partial: t('partial'),
      ahead: t('ahead'),
      target: t('targetIs', { value: text(target ?? null, format) }),
      text: (value: number | null, exact: boolean) => text(value, format, exact),
    };
    return trendOption(trend, words, look);
  }, [trend, target, format, look, text, t]);
  const table = useMemo(() => {
    const earlier = { before: t('before'), yearBefore: t('yearBefore') };
    return trendTable(trend, { when: t('when'), value: t('value'), ...earlier, ahead: t('ahead') });
  }, [trend, t]);
  const note = (
    <>
      {frame.note}
      <TrendKey hasBefore={before !== undefined} hasYearBefore={yearBefore !== undefined} hasAhead={!!ahead} />
    </>
  );
  return <ChartFrame {...frame} note={note} option={option} table={table} height={height} pickBy="column" />;
}

type TrendKeyProps = {
  readonly hasBefore: boolean;
  readonly hasYearBefore: boolean;
  readonly hasAhead: boolean;
};

/** What the thin lines are; nothing where there is but one line. */
function TrendKey({ hasBefore, hasYearBefore, hasAhead }: TrendKeyProps) {
  const { t } = useTranslation('charts');
  if (!hasBefore && !hasYearBefore && !hasAhead) return null;
  return (
    <span className="cy-chart-key">
      {hasBefore && <span data-line="dashed">{t('before')}</span>}
      {hasYearBefore && <span data-line="dotted">{t('yearBefore')}</span>}
      {hasAhead && <span data-line="ahead">{t('ahead')}</span>}
    </span>
  );
}
