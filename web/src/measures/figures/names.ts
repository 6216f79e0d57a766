import type { FigureGroup } from '@chengyun/contract/measures-answer';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';

type Key = FigureGroup['keys'][number];

/** Tells the name of a group: of an area, unit or class as the server knows it, of a source, weekday or hour as people say it. */
export function useKeyName(): (key: Key) => string {
  const { t, i18n } = useTranslation('measures');
  const { t: cases } = useTranslation('cases');
  return useCallback(
    ({ by, key, name }) => {
      if (key === 'none') return t('noneOf');
      if (name) return inLanguage(name, i18n.language);
      if (by === 'source') {
        const names: Readonly<Record<string, string>> = cases('source', { returnObjects: true });
        return names[key] ?? key;
      }
      if (by === 'weekday') return t(`weekdays.${weekdayKey(key)}`);
      return by === 'hour' ? t('hour', { n: key }) : key;
    },
    [t, cases, i18n.language],
  );
}

const weekdayKeys = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const;
const weekdayKey = (key: string) => weekdayKeys[Number(key) - 1] ?? 'd1';
