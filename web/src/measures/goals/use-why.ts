import type { GoalLine } from '@chengyun/contract/goals-answer';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { withUnit } from './goal-values.ts';

/** Why the lamp of an indicator is as it is, in one sentence. */
export function useWhy(line: GoalLine): string {
  const { t, i18n } = useTranslation('goals');
  const { why, actual, expected, target, projection, direction } = line;
  if (line.lamp === 'none') return t('noData');
  if (why === null) return t('good');
  const unit = inLanguage(line.unit, i18n.language);
  const text = (value: number | null) => withUnit(value, line, unit);
  const gap = actual === null || expected === null ? null : Math.abs(expected - actual);
  const best = direction === 'higher' ? projection?.high : projection?.low;
  return t(`why.${why}`, {
    ...{ gap: text(gap), target: text(target), best: text(best ?? null), value: text(projection?.value ?? null) },
  });
}
