import type { ScorecardAnswer } from '@chengyun/contract/scorecards-answer';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';
import type { Shown } from './shown-sheet.ts';

/** How what is shown stands: published by whom and when, or not yet; and whether something has changed since. */
export function StateOfSheet({ answer, shown }: { readonly answer: ScorecardAnswer; readonly shown: Shown }) {
  const { t } = useTranslation('scorecards');
  const { issue } = shown;
  const last = answer.issues.at(-1);
  return (
    <p className="sc-state">
      {issue ? (
        <>
          <b>{t('version', { n: issue.version })}</b> {t('publishedBy', { by: issue.by ?? t('none') })}{' '}
          <DateTime at={issue.at} full />
          {issue.reason && <span>{t('reasonIs', { reason: issue.reason })}</span>}
        </>
      ) : (
        !last && t(answer.over ? 'notYet' : 'notOver')
      )}
      {answer.differs && last && <span className="sc-differs">{t('differs', { n: last.version })}</span>}
    </p>
  );
}
