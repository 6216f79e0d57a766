import type { TFunction } from 'i18next';
import { numberText } from '../ui/number.ts';

/** A way as people say it: metres, from a kilometre on kilometres with one decimal. */
export function lengthText(metres: number, t: TFunction<'rounds'>): string {
  if (metres < 1000) return t('metres', { n: Math.round(metres) });
  return t('kilometres', { n: numberText(metres / 1000, 1) });
}
