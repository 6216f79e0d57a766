import type { ReportContent, ReportDetail } from '@chengyun/contract/reports';
import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { usePalette } from '../../ui/Tone.tsx';
import { useMay } from './may-write.ts';
import { reportQuery } from './queries.ts';
import { AgainButton } from './ReportActs.tsx';
import { ReportView } from './ReportView.tsx';
import { useReportAddress } from './use-report-address.ts';

/** One report: being made, not made, or to be read and edited. */
export function ReportPane({ id }: { readonly id: string }) {
  const town = useTown().id;
  const { version } = useReportAddress();
  const { data, error, refetch } = useQuery(reportQuery(town, id, version));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={14} />;
  if (data.content) return <ReportView key={data.version.version} detail={data as Made} />;
  return data.version.state === 'failed' ? <Failed detail={data} /> : <Making detail={data} />;
}

/** A version whose content is there. */
export type Made = ReportDetail & { readonly content: ReportContent };

function Making({ detail: { version } }: { readonly detail: ReportDetail }) {
  const { t } = useTranslation('reports');
  const palette = usePalette();
  const { done, total } = version;
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  return (
    <div className="rep-making" aria-busy>
      <h1>{t('making.title')}</h1>
      <Progress percent={percent} strokeColor={palette.primary} aria-label={t('making.title')} />
      <p role="status">{total === 0 ? t('making.starting') : t('making.progress', { done, total })}</p>
      <p className="rep-quiet">{t('making.hint')}</p>
    </div>
  );
}

function Failed({ detail: { report, version } }: { readonly detail: ReportDetail }) {
  const { t, i18n } = useTranslation('reports');
  const may = useMay();
  return (
    <EmptyState
      whole
      title={t('making.failed')}
      hint={version.error && inLanguage(version.error, i18n.language)}
      action={may.write && <AgainButton report={report} isPublished={false} />}
    />
  );
}
