import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { arrivals } from '../text/zh/arrivals.ts';

type Known = keyof typeof arrivals.sources;

/** Gives the name of a source; one that a pack made up for itself is shown by its id. */
export function useSourceName(): (source: string) => string {
  const { t, i18n } = useTranslation('arrivals');
  return useCallback(
    (source) => (i18n.exists(`arrivals:sources.${source}`) ? t(`sources.${source as Known}`) : source),
    [t, i18n],
  );
}
