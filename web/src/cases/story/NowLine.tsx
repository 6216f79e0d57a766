import type { CaseDetail } from '@chengyun/contract/case';
import { openStates } from '@chengyun/contract/words';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import type { Teller } from './teller.ts';
import { waitsFor } from './waits-for.ts';

type NowLineProps = { readonly detail: CaseDetail; readonly teller: Teller };

/** Above the steps: the state now and what it waits for; nothing once the case is over. */
export function NowLine({ detail, teller }: NowLineProps) {
  const { t: terms } = useTranslation('terms');
  const { t } = useTranslation('cases');
  if (!openStates.includes(detail.state)) return null;
  return (
    <li className="cy-step cy-step-now">
      <span className="cy-step-when">{t('page.now')}</span>
      <i aria-hidden />
      <div className="cy-step-words">
        <p className="cy-step-head">
          <b>{terms(`state.${detail.state}`)}</b>
        </p>
        <p className="cy-step-said">{waitsFor(detail, teller)}</p>
        {detail.state === 'filed' &&
          detail.proposals.map((proposal) => (
            <p key={proposal.unitId} className="cy-step-said">
              {proposal.unitName} · {inLanguage(proposal.why, teller.language)}
            </p>
          ))}
      </div>
    </li>
  );
}
