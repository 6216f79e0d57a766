import type { Limit } from '@chengyun/contract/calendar';
import { useTranslation } from 'react-i18next';

/** Says a limit: 2 紧急工作时, 5 工作日（算到当日下班）, 15 分钟 for a quarter of an hour. */
export function useLimitWords(): (limit: Limit) => string {
  const { t } = useTranslation(['packs', 'calendar']);
  return ({ amount, unit, reading }) => {
    if (amount < 1 && unit === 'urgent_hour') return t('limit.minutes', { n: Math.round(amount * 60) });
    if (amount < 1 && unit === 'work_hour') return t('limit.workMinutes', { n: Math.round(amount * 60) });
    const words = t(`limit.${unit}`, { n: amount });
    return reading === 'day_end' ? t('limitReading', { limit: words, reading: t('calendar:reading.day_end') }) : words;
  };
}
