import type { ActionName } from '@chengyun/contract/actions';
import { actionTitles } from '@chengyun/contract/names';
import type { Localized } from '@chengyun/contract/words';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../text/language.ts';

/** The name of a source of reports; a source of a pack we have no word for is shown by its id. */
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

/** The field's term for an action, in the reader's language. */
export function useActionName(): (action: ActionName) => string {
  const { i18n } = useTranslation();
  return useCallback((action) => inLanguage(actionTitles[action], i18n.language), [i18n.language]);
}

/** Picks the reader's language from a value that carries both. */
export function useLocal(): (text: Localized) => string {
  const { i18n } = useTranslation();
  return useCallback((text) => inLanguage(text, i18n.language), [i18n.language]);
}
