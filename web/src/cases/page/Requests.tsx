import type { Request, Supervision } from '@chengyun/contract/case';
import { supervisionNames } from '@chengyun/contract/names';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel.tsx';
import { DateTime, DueTime } from '../../ui/Times.tsx';
import { useLocal } from '../words.ts';

/** What was asked for and how it was decided; what waits comes first. */
export function Requests({ requests }: { readonly requests: readonly Request[] }) {
  const { t } = useTranslation('cases');
  if (requests.length === 0) return null;
  const waits = ({ state }: Request) => state === 'open' || state === 'reviewed';
  return (
    <Panel title={t('page.requests')}>
      <ul className="cy-cards">
        {requests
          .toSorted((a, b) => Number(waits(b)) - Number(waits(a)))
          .map((request) => (
            <li key={request.id} data-waits={waits(request) || undefined}>
              <b>{t(`page.requestKind.${request.kind}`)}</b>{' '}
              {request.until && (
                <>
                  {t('page.until', { at: '' })}
                  <DateTime at={request.until} />
                </>
              )}
              <span className={waits(request) ? 'cy-line-end cy-due-yellow' : 'cy-line-end'}>
                {t(`page.requestState.${request.state}`)}
              </span>
              <small>{request.reason}</small>
              {request.decision && <small>{request.decision}</small>}
            </li>
          ))}
      </ul>
    </Panel>
  );
}

/** 催办, 督办 and 领办 laid on the case: what is demanded, by when, and the answer. */
export function Supervisions({ supervisions }: { readonly supervisions: readonly Supervision[] }) {
  const { t } = useTranslation('cases');
  const local = useLocal();
  if (supervisions.length === 0) return null;
  return (
    <Panel title={t('page.supervisions')}>
      <ul className="cy-cards">
        {supervisions.toReversed().map((one) => (
          <li key={one.id} data-waits={(!one.liftedAt && !one.answeredAt) || undefined}>
            <b>{local(supervisionNames[one.level])}</b> {one.byName ?? (one.automatic ? t('page.automatic') : '')}
            <span className="cy-line-end">
              {one.liftedAt ? t('page.lifted') : one.answeredAt ? t('page.answered') : <Answer one={one} />}
            </span>
            {one.leaderName && <small>{t('page.leader', { name: one.leaderName })}</small>}
            <small>{one.demand}</small>
            {one.answer && <small className="cy-cards-quote">{one.answer}</small>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Answer({ one }: { readonly one: Supervision }) {
  const { t } = useTranslation('cases');
  return one.answerBy ? <DueTime at={one.answerBy} lamp="yellow" /> : t('page.unanswered');
}
