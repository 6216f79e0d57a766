import type { CaseDetail } from '@chengyun/contract/case';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel.tsx';
import { useLocal } from '../words.ts';

/** What closing asks for, and what came of it so far. */
export function Result({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const { t: terms } = useTranslation('terms');
  const local = useLocal();
  const { condition, outcome, factFinding, demandFinding, satisfaction, solved } = detail;
  const words = [
    outcome && terms(`outcome.${outcome}`),
    factFinding && terms(`fact.${factFinding}`),
    demandFinding && terms(`demand.${demandFinding}`),
    solved === null ? null : t(solved ? 'page.solvedYes' : 'page.solvedNo'),
    satisfaction && terms(`satisfaction.${satisfaction}`),
  ].filter(Boolean);
  return (
    <>
      {words.length > 0 && (
        <Panel title={t('page.result')}>
          <p>{words.join(' · ')}</p>
        </Panel>
      )}
      {condition && (
        <Panel title={t('page.condition')} extra={condition.code}>
          <p className="cy-aside-text">{local(condition.text)}</p>
          <p className="cy-aside-text cy-aside-muted">{t('page.closing', { what: local(condition.closing) })}</p>
        </Panel>
      )}
    </>
  );
}
