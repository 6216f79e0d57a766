import type { ScoreIssue } from '@chengyun/contract/scorecards-answer';
import { useTranslation } from 'react-i18next';
import { pointsText } from './points-text.ts';

type Change = ScoreIssue['changed'][number];

/** What a correction changed: first whose points are others, then, folded, who only changed places. */
export function ChangedList({ changed }: Pick<ScoreIssue, 'changed'>) {
  const { t } = useTranslation('scorecards');
  const points = changed.filter(({ was, is }) => was !== is);
  const places = changed.filter(({ was, is }) => was === is);
  return (
    <section className="sc-changed" aria-label={t('changed')}>
      <h2>{t('changed')}</h2>
      {changed.length === 0 && <p className="gl-quiet">{t('changedNone')}</p>}
      {points.length > 0 && <Changes changes={points} />}
      {places.length > 0 && (
        <details className="sc-others">
          <summary>{t('onlyPlaces', { n: places.length })}</summary>
          <Changes changes={places} />
        </details>
      )}
    </section>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation('scorecards');
  const place = (rank: number | null) => (rank === null ? t('none') : t('place', { n: rank }));
  return (
    <ul>
      {changes.map(({ unitId, name, was, is, wasRank, isRank }) => (
        <li key={unitId}>
          <b>{name}</b>
          {was !== is && <span>{t('was', { was: pointsText(was), is: pointsText(is) })}</span>}
          {wasRank !== isRank && <span>{t('was', { was: place(wasRank), is: place(isRank) })}</span>}
        </li>
      ))}
    </ul>
  );
}
