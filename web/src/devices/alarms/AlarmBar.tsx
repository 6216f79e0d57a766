import { alarmKinds } from '@chengyun/contract/alarm-words';
import { useQuery } from '@tanstack/react-query';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import { Chip } from '../../ui/Row.tsx';
import {
  type AlarmFilters,
  askedStates,
  kindsOf,
  sortOf,
  stateOf,
  toAlarmQuery,
  withAlarmFilter,
} from './alarm-filters.ts';
import { alarmCountsQuery } from './queries.ts';

type AlarmBarProps = { readonly filters: AlarmFilters; readonly onChange: (next: AlarmFilters) => void };

/** Above the list: kinds with how many are open, then state and order. */
export function AlarmBar({ filters, onChange }: AlarmBarProps) {
  const { t } = useTranslation('alarms');
  const counts = useQuery(alarmCountsQuery(useTown().id)).data?.kinds;
  const chosen = kindsOf(filters);
  const counted = stateOf(filters) === 'open';
  return (
    <fieldset className="dv-chips">
      <legend className="cy-hidden">{t('filter.kinds')}</legend>
      <Chip
        label={t('filter.all')}
        on={chosen.length === 0}
        onPick={() => onChange(withAlarmFilter(filters, 'kind', undefined))}
      />
      {alarmKinds.map((kind) => (
        <Chip
          key={kind}
          label={t(`kind.${kind}`)}
          {...(counted && counts?.[kind] && { count: counts[kind] })}
          on={chosen.includes(kind)}
          onPick={() => onChange(withAlarmFilter(filters, 'kind', toggled(chosen, kind).join(',')))}
        />
      ))}
    </fieldset>
  );
}

function toggled<T>(chosen: readonly T[], one: T): readonly T[] {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
}

/** State and order of the list, each a small menu; the list as a file. */
export function AlarmMenus({ filters, onChange }: AlarmBarProps) {
  const { t } = useTranslation('alarms');
  const town = useTown().id;
  const states = askedStates.map((state) => ({
    key: state,
    label: t(`state.${state}`),
    onClick: () => onChange(withAlarmFilter(filters, 'state', state === 'open' ? undefined : state)),
  }));
  const sorts = (['worst', 'newest'] as const).map((sort) => ({
    key: sort,
    label: t(`sort.${sort}`),
    onClick: () => onChange(withAlarmFilter(filters, 'sort', sort === 'worst' ? undefined : sort)),
  }));
  return (
    <>
      <Dropdown menu={{ items: states, selectedKeys: [stateOf(filters)] }} trigger={['click']}>
        <button type="button" className="dv-menu" title={t('filter.state')}>
          {t(`state.${stateOf(filters)}`)}
        </button>
      </Dropdown>
      <Dropdown menu={{ items: sorts, selectedKeys: [sortOf(filters)] }} trigger={['click']}>
        <button type="button" className="dv-menu" title={t('sort.label')}>
          {t(`sort.${sortOf(filters)}`)}
        </button>
      </Dropdown>
      <ExportMenu
        places
        address={(asked) => withQuery(paths.alarmExport(town), { ...toAlarmQuery(filters), ...asked })}
      />
    </>
  );
}
