import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { isQuestion, questionSearch, viewsQuery } from '../../api/views.ts';
import { Panel } from '../../ui/Panel.tsx';

/** Before anything was asked: questions that were kept, and a few to begin with. */
export function Begin({ onAsk }: { readonly onAsk: (sentence: string) => void }) {
  const { t } = useTranslation('ask');
  const town = useTown().id;
  const kept = (useQuery(viewsQuery(town)).data?.views ?? []).filter(isQuestion);
  const examples: Readonly<Record<string, string>> = t('examples', { returnObjects: true });
  return (
    <>
      {kept.length > 0 && (
        <Panel title={t('kept')}>
          <ul className="ms-questions">
            {kept.map((view) => (
              <li key={view.id}>
                <Link to="/$town/ask" params={{ town }} search={questionSearch(view) as never}>
                  {view.name}
                </Link>
                {view.shared && <small>{t('shared')}</small>}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('tryThese')}>
        <ul className="ms-questions">
          {Object.values(examples).map((example) => (
            <li key={example}>
              <button type="button" className="cy-number-pick" onClick={() => onAsk(example)}>
                {example}
              </button>
            </li>
          ))}
        </ul>
        <p className="ms-quiet">{t('how')}</p>
      </Panel>
    </>
  );
}
