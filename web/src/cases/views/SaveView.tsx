import { useTranslation } from 'react-i18next';
import { KeepView } from '../../ui/KeepView.tsx';
import { type Filters, viewText } from '../queue/filters.ts';
import { useFilterWords } from '../queue/use-filter-words.ts';

type SaveViewProps = { readonly open: boolean; readonly filters: Filters; readonly onClose: () => void };

/** Keeps the present filters under a name, for oneself or for all of the town. */
export function SaveView({ open, filters, onClose }: SaveViewProps) {
  const { t } = useTranslation('cases');
  const words = useFilterWords();
  const suggested = (Object.entries(filters) as [keyof Filters, string][])
    .filter(([name]) => name !== 'sort')
    .map(([name, value]) => words(name, value))
    .join(' · ');
  return (
    <KeepView
      open={open}
      query={viewText(filters)}
      suggested={suggested}
      words={{
        title: t('view.save'),
        name: t('view.name'),
        share: t('view.share'),
        submit: t('view.submit'),
        done: (name) => t('view.saved', { name }),
      }}
      onClose={onClose}
    />
  );
}
