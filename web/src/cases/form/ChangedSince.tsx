import type { CaseDetail } from '@chengyun/contract/case';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';
import { tellStep } from '../story/tell-step.ts';
import { useTeller } from '../story/use-teller.ts';

type ChangedSinceProps = {
  readonly detail: CaseDetail;
  /** The version the reader began on. */
  readonly seen: number;
  /** False when the action cannot be taken any more. */
  readonly possible: boolean;
};

/** 已被他人更新: what others did since the form was begun, so that one acts on what is, not on what was. */
export function ChangedSince({ detail, seen, possible }: ChangedSinceProps) {
  const { t } = useTranslation('cases');
  const teller = useTeller(detail);
  const since = detail.journal.filter(({ seq }) => seq > seen);
  if (since.length === 0) return null;
  return (
    <div className="cy-changed" role="status">
      <b>{t('act.conflict')}</b>
      <span>{possible ? t('act.conflictHint') : t('act.conflictGone')}</span>
      <ul>
        {since.map((line) => {
          const { title, by, said } = tellStep(line, teller);
          return (
            <li key={line.seq} className="cy-changed-step">
              <DateTime at={line.at} /> <b>{title}</b> {by} {said.map((piece) => piece.text).join(' ')}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
