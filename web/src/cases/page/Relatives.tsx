import type { CaseDetail } from '@chengyun/contract/case';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';

/** Cases this one was merged with or split from. */
export function Relatives({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const { t: terms } = useTranslation('terms');
  const town = useTown().id;
  const { mergedInto, parent, mergedCases, children } = detail;
  const all = [
    ...(mergedInto ? [{ ...mergedInto, how: t('page.mergedInto'), words: '' }] : []),
    ...(parent ? [{ ...parent, how: t('page.parent'), words: '' }] : []),
    ...mergedCases.map(({ id, number, title }) => ({ id, number, how: t('page.mergedCases'), words: title })),
    ...children.map(({ id, number, state }) => ({
      ...{ id, number, how: t('page.children'), words: terms(`state.${state}`) },
    })),
  ];
  if (all.length === 0) return null;
  return (
    <Panel title={t('page.relatives')}>
      <ul className="cy-cards">
        {all.map(({ id, number, how, words }) => (
          <li key={id}>
            <Link to="/$town/desk/$caseId" params={{ town, caseId: id }} search>
              {how} <b>{number}</b>
              {words && <small>{words}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
