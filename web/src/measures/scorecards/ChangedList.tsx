import type { ScoreIssue } from '@chengyun/contract/scorecards-answer';
import { useTranslation } from 'react-i18next';
import { pointsText } from './points-text.ts';

/** What a correction changed: totals and places, before and after. */
export function ChangedList({ changed }: Pick<ScoreIssue, 'changed'>) {
  const { t } = useTranslation('scorecards');
  const place = (rank: number | null) => (rank === null ? t('none') : t('place', { n: rank }));
  return (
    <section className="sc-changed" aria-label={t('changed')}>
      <h2>{t('changed')}</h2>
      {changed.length === 0 && <p className="gl-quiet">{t('changedNone')}</p>}
      <ul>
        {changed.map(({ unitId, name, was, is, wasRank, isRank }) => (
          <li key={unitId}>
            <b>{name}</b>
            <span>{t('was', { was: pointsText(was), is: pointsText(is) })}</span>
            {wasRank !== isRank && <span>{t('was', { was: place(wasRank), is: place(isRank) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
