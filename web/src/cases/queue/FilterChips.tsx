import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { type FilterName, type Filters, filterNames, withFilter } from './filters.ts';
import { useFilterWords } from './use-filter-words.ts';

type FilterChipsProps = { readonly filters: Filters; readonly onChange: (next: Filters) => void };

/** What narrows the list, each to be taken away; silent for a plain queue, which the navigation already names. */
export function FilterChips({ filters, onChange }: FilterChipsProps) {
  const { t } = useTranslation('cases');
  const words = useFilterWords();
  const set = filterNames.filter((name) => name !== 'sort' && filters[name] !== undefined);
  if (isPlainQueue(set)) return null;
  return (
    <ul className="cy-filters" aria-label={t('filter.title')}>
      {set.map((name) => {
        const what = words(name, filters[name] ?? '');
        return (
          <li key={name}>
            <button
              type="button"
              className="cy-filter"
              aria-label={t('filter.remove', { what })}
              onClick={() => onChange(withFilter(filters, name, undefined))}
            >
              <span>{what}</span>
              <CloseOutlined aria-hidden />
            </button>
          </li>
        );
      })}
      <li>
        <button type="button" className="cy-filter-clear" onClick={() => onChange({})}>
          {t('filter.clear')}
        </button>
      </li>
    </ul>
  );
}

function isPlainQueue(set: readonly FilterName[]): boolean {
  const [only] = set;
  return set.length === 0 || (set.length === 1 && (only === 'state' || only === 'attention' || only === 'kind'));
}
