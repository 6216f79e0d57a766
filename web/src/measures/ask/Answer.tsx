import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { BreakdownPanel } from '../figures/BreakdownPanel.tsx';
import { FigureHead } from '../figures/FigureHead.tsx';
import { Narrowed } from '../figures/Narrowed.tsx';
import { figureQuery } from '../figures/queries.ts';
import { TrendPanel } from '../figures/TrendPanel.tsx';
import type { Asking } from '../figures/use-asked.ts';
import { PeriodPicker } from '../period/PeriodPicker.tsx';
import { StrangePeriod } from '../period/StrangePeriod.tsx';
import { AddNarrowing } from './AddNarrowing.tsx';
import { KeepQuestion } from './KeepQuestion.tsx';

type AnswerProps = {
  readonly measures: readonly MeasureInfo[];
  readonly measure: MeasureInfo;
  readonly asking: Asking;
};

/** What was understood, each part to be changed, and what it comes to. */
export function Answer({ measures, measure, asking }: AnswerProps) {
  const { t, i18n } = useTranslation('ask');
  const town = useTown().id;
  const { asked, go, search } = asking;
  const options = useMemo(
    () => measures.map(({ id, name }) => ({ value: id, label: inLanguage(name, i18n.language) })),
    [measures, i18n.language],
  );
  const { q: _, measure: _id, ...rest } = search;
  return (
    <>
      <section className="ms-understood" aria-label={t('understood')}>
        <div className="ms-by">
          <span>{t('measure')}</span>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={measure.id}
            options={options}
            aria-label={t('measure')}
            popupMatchSelectWidth={false}
            onChange={(id) => go({ measure: id })}
          />
          <Link to="/$town/measures/$measureId" params={{ town, measureId: measure.id }} search={rest as never}>
            {t('open')}
          </Link>
          <KeepQuestion search={search} />
        </div>
        {measure.basis !== 'now' && <PeriodPicker asking={asking} />}
        <div className="ms-by">
          <Narrowed asking={asking} />
          <AddNarrowing measure={measure} asking={asking} />
        </div>
        <p className="ms-quiet">
          {inLanguage(measure.formula, i18n.language)} · {inLanguage(measure.basisName, i18n.language)}
        </p>
      </section>
      {asked.strange === undefined ? (
        <Figures measure={measure} asking={asking} />
      ) : (
        <StrangePeriod named={asked.strange} />
      )}
    </>
  );
}

function Figures({ measure, asking }: Omit<AnswerProps, 'measures'>) {
  const town = useTown().id;
  const { days, narrowing } = asking.asked;
  const { data, error, refetch } = useQuery(figureQuery(town, measure.id, { ...days, ...narrowing }));
  return (
    <>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={2} inset={false} />}
      {data && <FigureHead answer={data} asking={asking} />}
      <BreakdownPanel measure={measure} asking={asking} />
      {measure.basis !== 'now' && <TrendPanel measure={measure} asking={asking} />}
    </>
  );
}
