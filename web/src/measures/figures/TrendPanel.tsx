import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { TrendChart } from '../../charts/TrendChart.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { dayOf } from '../period/days.ts';
import { cut, type Step, steps } from '../period/steps.ts';
import { addsUp } from './add-up.ts';
import { figureQuery } from './queries.ts';
import { trendPoints } from './trend-points.ts';
import { type Asking, useToday } from './use-asked.ts';

type TrendPanelProps = {
  readonly measure: Parameters<typeof addsUp>[0] & { readonly target: number | null };
  readonly asking: Asking;
};

/** How the measure went over the period, by day, week or month, above the period before and the year before. */
export function TrendPanel({ measure, asking }: TrendPanelProps) {
  const { t } = useTranslation('measures');
  const { id: town, zone } = useTown();
  const today = useToday();
  const { asked, go, pick, hrefOf } = asking;
  const { days, narrowing } = asked;
  const step: Step = asked.step === 'week' && !addsUp(measure) ? 'day' : asked.step;
  const by = step === 'month' ? 'month' : 'day';
  const { data, error, refetch } = useQuery({
    ...figureQuery(town, measure.id, { ...days, ...narrowing, by }),
    placeholderData: keepPreviousData,
  });
  const trend = useMemo(
    () => data && trendPoints(data, { days, step, today, dayOf: (at) => dayOf(at, zone) }),
    [data, days, step, today, zone],
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || !trend) return <Loading rows={6} inset={false} />;
  const within = (key: string) => {
    const own = cut(key, step, days);
    return { from: own.from, to: own.to };
  };
  const few = trend.points.length <= 62;
  return (
    <TrendChart
      title={t('trend')}
      note={<Steps step={step} isWeekly={addsUp(measure)} onStep={(next) => go({ step: next })} />}
      {...trend}
      format={data.measure.format}
      target={measure.target}
      as={data.measure.format === 'count' && few ? 'columns' : 'line'}
      onPick={(key) => pick(within(key))}
      hrefOf={(key) => hrefOf(within(key))}
    />
  );
}

type StepsProps = { readonly step: Step; readonly isWeekly: boolean; readonly onStep: (step: Step) => void };

function Steps({ step, isWeekly, onStep }: StepsProps) {
  const { t } = useTranslation('measures');
  const options = steps
    .filter((one) => one !== 'week' || isWeekly)
    .map((value) => ({ value, label: t(`step.${value}`) }));
  return <Segmented size="small" value={step} options={options} onChange={onStep} aria-label={t('stepBy')} />;
}
