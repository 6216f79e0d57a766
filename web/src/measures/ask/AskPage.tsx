import '../measures.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { ListPanel } from '../behind/ListPanel.tsx';
import { measuresQuery } from '../figures/queries.ts';
import { useAsked } from '../figures/use-asked.ts';
import { Answer } from './Answer.tsx';
import { AskBar } from './AskBar.tsx';
import { Begin } from './Begin.tsx';
import { parseQuestion } from './parse-question.ts';
import { toSearch } from './to-search.ts';
import { useReading } from './use-reading.ts';

/** A question in words: what was understood stands as parts one can change, the answer below, the list beside. */
export function AskPage() {
  const { t } = useTranslation('ask');
  const town = useTown().id;
  const navigate = useNavigate();
  const asking = useAsked();
  const { data, error, refetch } = useQuery(measuresQuery(town));
  const reading = useReading(data?.measures);
  const sentence = asking.search['q'] ?? '';
  const question = useMemo(() => reading && sentence && parseQuestion(sentence, reading), [reading, sentence]);
  const measure = data?.measures.find(({ id }) => id === asking.search['measure']);
  const ask = (words: string) => {
    if (!reading || words.trim() === '') return;
    const search = toSearch(words, parseQuestion(words, reading)) as never;
    void navigate({ to: '/$town/ask', params: { town }, search });
  };
  // A sentence in the address alone, as somebody may write it into a link, is read as if it were asked here.
  useEffect(() => {
    if (measure || !question || !question.measure) return;
    const search = toSearch(sentence, question) as never;
    void navigate({ to: '/$town/ask', params: { town }, search, replace: true });
  }, [measure, question, sentence, navigate, town]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={measure ? 'ms-split' : 'ms-page'}>
      <Scrolls as="div" className="ms-main">
        <header className="cy-head ms-ask-head">
          <div className="cy-head-words">
            <h1>{t('page')}</h1>
            <AskBar key={sentence} sentence={sentence} isReady={reading !== undefined} onAsk={ask} />
            {question && question.unknown.length > 0 && (
              <p className="ms-unknown" role="status">
                {t('unknown', { words: question.unknown.map((word) => t('quoted', { word })).join(t('between')) })}
              </p>
            )}
            {question && question.measure === undefined && <p className="ms-quiet">{t('noMeasure')}</p>}
          </div>
        </header>
        <div className="ms-body">
          {!data && <Loading rows={8} inset={false} />}
          {data && !measure && <Begin onAsk={ask} />}
          {data && measure && <Answer key={measure.id} measures={data.measures} measure={measure} asking={asking} />}
        </div>
      </Scrolls>
      {measure && asking.asked.strange === undefined && <ListPanel measure={measure} asking={asking} />}
    </div>
  );
}
