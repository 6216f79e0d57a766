import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/now.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Tells how long there is until a deadline, or since it passed, in one unit: what is read from across a hall. */
export function useRemaining(): (due: Date) => string {
  const { t } = useTranslation('wall');
  const now = useNow();
  const span = (ms: number) => {
    if (ms >= 2 * day) return t('days', { n: Math.floor(ms / day) });
    return ms >= hour
      ? t('hours', { n: Math.floor(ms / hour) })
      : t('minutes', { n: Math.max(1, Math.floor(ms / minute)) });
  };
  return (due) => {
    const ms = due.getTime() - now.getTime();
    return ms >= 0 ? t('left', { time: span(ms) }) : t('over', { time: span(-ms) });
  };
}
