import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { ListPanel } from '../behind/ListPanel.tsx';
import { BreakdownPanel } from '../figures/BreakdownPanel.tsx';
import { CalendarPanel } from '../figures/CalendarPanel.tsx';
import { FigureHead } from '../figures/FigureHead.tsx';
import { Narrowed } from '../figures/Narrowed.tsx';
import { figureQuery } from '../figures/queries.ts';
import { TrendPanel } from '../figures/TrendPanel.tsx';
import type { Asking } from '../figures/use-asked.ts';
import { PeriodPicker } from '../period/PeriodPicker.tsx';
import { StrangePeriod } from '../period/StrangePeriod.tsx';

type MeasureViewProps = {
  readonly measure: MeasureInfo;
  readonly asking: Asking;
  readonly title: string;
  readonly eyebrow: ReactNode;
};

/** A measure with all that belongs to it at the left and the list behind it at the right. */
export function MeasureView({ measure, asking, title, eyebrow }: MeasureViewProps) {
  const { t, i18n } = useTranslation('measures');
  const hasTime = measure.basis !== 'now';
  const { strange } = asking.asked;
  return (
    <div className="ms-split">
      <Scrolls as="div" className="ms-main">
        <PageHeader
          title={title}
          eyebrow={eyebrow}
          facts={[
            { name: t('formula'), value: inLanguage(measure.formula, i18n.language) },
            { name: t('basis'), value: inLanguage(measure.basisName, i18n.language) },
          ]}
        />
        <div className="ms-body">
          {hasTime && <PeriodPicker asking={asking} />}
          <Narrowed asking={asking} />
          {strange === undefined ? (
            <>
              <Figure measure={measure} asking={asking} />
              {hasTime && <TrendPanel measure={measure} asking={asking} />}
              <BreakdownPanel measure={measure} asking={asking} />
              {hasTime && <CalendarPanel id={measure.id} asking={asking} />}
            </>
          ) : (
            <StrangePeriod named={strange} />
          )}
        </div>
      </Scrolls>
      {strange === undefined && <ListPanel measure={measure} asking={asking} />}
    </div>
  );
}

function Figure({ measure, asking }: { readonly measure: MeasureInfo; readonly asking: Asking }) {
  const town = useTown().id;
  const { days, narrowing } = asking.asked;
  const { data, error, refetch } = useQuery(figureQuery(town, measure.id, { ...days, ...narrowing }));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <FigureHead answer={data} asking={asking} /> : <Loading rows={2} inset={false} />;
}
