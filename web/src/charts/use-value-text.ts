import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ValueFormat, valueText } from './values.ts';

export type ValueText = (value: number | null, format: ValueFormat, exact?: boolean) => string;

/** Writes values in the reader's language: at a glance, or exactly. */
export function useValueText(): ValueText {
  const { t } = useTranslation('charts');
  return useMemo(() => {
    const words = { hours: t('hours'), minutes: t('minutes'), none: t('none') };
    return (value, format, exact) => valueText(value, format, words, exact);
  }, [t]);
}
