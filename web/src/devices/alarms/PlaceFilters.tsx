import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { type AlarmFilterName, type AlarmFilters, withAlarmFilter } from './alarm-filters.ts';

type PlaceFiltersProps = { readonly filters: AlarmFilters; readonly onChange: (next: AlarmFilters) => void };

/** Where the list is narrowed to, each to be taken away; silent where it is not. */
export function PlaceFilters({ filters, onChange }: PlaceFiltersProps) {
  const { t } = useTranslation('alarms');
  const words: readonly (readonly [AlarmFilterName, string])[] = [
    ['building', t('filter.building', { name: filters.building ?? '' })],
    ['area', t('filter.area', { name: filters.area ?? '' })],
    ['device', t('filter.device')],
    ['incident', t('filter.incident')],
  ];
  const set = words.filter(([name]) => filters[name] !== undefined);
  if (set.length === 0) return null;
  return (
    <ul className="dv-filters">
      {set.map(([name, text]) => (
        <li key={name}>
          <button
            type="button"
            aria-label={t('filter.drop', { name: text })}
            onClick={() => onChange(withAlarmFilter(filters, name, undefined))}
          >
            {text} <CloseOutlined aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
