import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../../api/TownProvider.tsx';
import { ErrorState, Loading } from '../../../ui/States.tsx';
import { changesQuery } from '../queries.ts';
import type { Made } from '../ReportPane.tsx';
import { useReportAddress } from '../use-report-address.ts';
import { ChangeLines } from './ChangeLines.tsx';

type ComparisonProps = { readonly detail: Made; readonly other: number };

/** How the version shown differs from another one; words first, numbers folded. */
export function Comparison({ detail: { report, version }, other }: ComparisonProps) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const { go } = useReportAddress();
  const { data, error, refetch } = useQuery(changesQuery(town, report.id, version.version, other));
  const words = data?.changes.filter(({ what }) => what !== 'figure') ?? [];
  const figures = data?.changes.filter(({ what }) => what === 'figure') ?? [];
  return (
    <section className="rep-comparison" aria-label={t('changes.with', { n: other })}>
      <header className="rep-panel-head">
        <h2>{t('changes.with', { n: other })}</h2>
        <button type="button" className="rep-link" onClick={() => go({ with: undefined })}>
          {t('changes.hide')}
        </button>
      </header>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={3} inset={false} />}
      {data?.changes.length === 0 && <p className="rep-quiet">{t('changes.same')}</p>}
      <ChangeLines changes={words} />
      {figures.length > 0 && (
        <details className="rep-numbers">
          <summary>{t('changes.figures', { n: figures.length })}</summary>
          <ChangeLines changes={figures} />
        </details>
      )}
    </section>
  );
}
