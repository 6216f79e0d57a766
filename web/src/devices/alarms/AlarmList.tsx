import type { AlarmSummary } from '@chengyun/contract/alarm';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { AlarmRow } from './AlarmRow.tsx';
import { type AlarmFilters, isWhole } from './alarm-filters.ts';
import type { AlarmQueue } from './use-alarm-queue.ts';

type AlarmListProps = {
  readonly queue: AlarmQueue;
  readonly filters: AlarmFilters;
  readonly alarmId: string | undefined;
  readonly onChange: (next: AlarmFilters) => void;
};

/** The rows, and in their place what is to be said while there are none. */
export function AlarmList({ queue, filters, alarmId, onChange }: AlarmListProps) {
  const { t } = useTranslation('alarms');
  const town = useTown().id;
  if (queue.loading) return <Loading rows={12} />;
  if (queue.error && queue.rows.length === 0) return <ErrorState error={queue.error} onRetry={queue.retry} />;
  if (queue.rows.length === 0) return <NoAlarms filters={filters} onChange={onChange} />;
  return (
    <VirtualList
      key={JSON.stringify(filters)}
      label={t('list')}
      items={queue.rows}
      keyOf={idOf}
      selected={alarmId}
      onEnd={queue.more}
      footer={<Foot queue={queue} />}
      renderRow={(alarm, { selected }) => <AlarmRow alarm={alarm} town={town} selected={selected} />}
    />
  );
}

const idOf = (alarm: AlarmSummary) => alarm.id;

function Foot({ queue }: { readonly queue: AlarmQueue }) {
  const { t } = useTranslation('alarms');
  if (queue.error) return <ErrorState error={queue.error} onRetry={queue.retry} />;
  return <p className="dv-foot">{t(queue.complete ? 'loadedAll' : 'loadedMore', { n: queue.rows.length })}</p>;
}

function NoAlarms({ filters, onChange }: Pick<AlarmListProps, 'filters' | 'onChange'>) {
  const { t } = useTranslation('alarms');
  if (isWhole(filters)) {
    return (
      <EmptyState
        title={t('emptyTitle')}
        hint={t('emptyHint')}
        action={<Button onClick={() => onChange({ state: 'cleared' })}>{t('emptyAll')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      title={t('filteredTitle')}
      hint={t('filteredHint')}
      action={<Button onClick={() => onChange({})}>{t('clearFilters')}</Button>}
    />
  );
}
