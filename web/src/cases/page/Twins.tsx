import type { Twin } from '@chengyun/contract/case-list';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useLocal } from '../words.ts';

/** Cases that may be about the same thing, each with how alike it is and why. */
export function Twins({ twins }: { readonly twins: readonly Twin[] }) {
  const { t } = useTranslation('cases');
  const { t: terms } = useTranslation('terms');
  const local = useLocal();
  const town = useTown().id;
  if (twins.length === 0) return null;
  return (
    <Panel title={t('page.twins')}>
      <ul className="cy-cards">
        {twins.slice(0, 5).map(({ case: twin, score, why }) => (
          <li key={twin.id}>
            <Link to="/$town/desk/$caseId" params={{ town, caseId: twin.id }} search>
              <b>{Math.round(score * 100)}%</b> {twin.title}
              <small>
                {local(why)} · {terms(`state.${twin.state}`)}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
