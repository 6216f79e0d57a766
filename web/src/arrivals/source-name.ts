import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Gives the name of a source; one that a pack made up for itself is shown by its id. */
export function useSourceName(): (source: string) => string {
  const { t } = useTranslation('cases');
  return useCallback(
    (source) => {
      const names: Readonly<Record<string, string>> = t('source', { returnObjects: true });
      return names[source] ?? source;
    },
    [t],
  );
}
