import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { SmallMultiples } from '../../charts/SmallMultiples.tsx';
import { inLanguage } from '../../text/language.ts';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { inOrder } from '../figures/in-order.ts';
import { useKeyName } from '../figures/names.ts';
import { figureQuery } from '../figures/queries.ts';
import { type Asking, useToday } from '../figures/use-asked.ts';
import { addMonths, firstOfMonth } from '../period/days.ts';
import { multiplesOf } from './multiples-of.ts';

type CommunitiesProps = { readonly measures: readonly MeasureInfo[]; readonly asking: Asking };

const usual = 'loop.closed-in-time';

/** A year of one measure, a small line for each community, all of one scale. */
export function Communities({ measures, asking }: CommunitiesProps) {
  const { t, i18n } = useTranslation('measures');
  const town = useTown().id;
  const navigate = useNavigate();
  const nameOf = useKeyName();
  const first = firstOfMonth(useToday());
  const days = useMemo(() => ({ from: addMonths(first, -12), to: addMonths(first, 1) }), [first]);
  const offered = measures.filter(({ subject }) => subject === 'case');
  const measure = offered.find(({ id }) => id === asking.search['measure']) ?? offered.find(({ id }) => id === usual);
  const id = measure?.id ?? usual;
  const lines = useQuery(figureQuery(town, id, { ...days, by: 'area,month', compare: false }));
  const whole = useQuery(figureQuery(town, id, { ...days, by: 'area', compare: false }));
  const drawn = useMemo(() => {
    if (!lines.data || !whole.data || lines.data.measure.id !== whole.data.measure.id) return undefined;
    return multiplesOf({ lines: lines.data, whole: inOrder(whole.data.groups), days, nameOf });
  }, [lines.data, whole.data, days, nameOf]);
  const error = lines.error ?? whole.error;
  if (error && !drawn) return <ErrorState error={error} onRetry={() => void lines.refetch()} />;
  if (!drawn || !measure) return <Loading rows={8} inset={false} />;
  const options = offered.map(({ id: value, name }) => ({ value, label: inLanguage(name, i18n.language) }));
  return (
    <SmallMultiples
      title={t('perCommunity', { name: inLanguage(measure.name, i18n.language) })}
      note={
        <Select
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          value={measure.id}
          options={options}
          aria-label={t('chooseMeasure')}
          popupMatchSelectWidth={false}
          onChange={(value) => asking.go({ measure: value })}
        />
      }
      {...drawn}
      format={measure.format}
      target={measure.target}
      direction={measure.direction}
      onPick={(area) => {
        const search = { period: 'd365', area } as never;
        void navigate({ to: '/$town/measures/$measureId', params: { town, measureId: measure.id }, search });
      }}
    />
  );
}
