import './reports.css';
import type { Report, ReportKind } from '@chengyun/contract/reports';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { ActButton } from '../../ui/ActButton.tsx';
import { useListKeys } from '../../ui/list-keys.ts';
import { Chip, RowWords } from '../../ui/Row.tsx';
import { SplitFrame } from '../../ui/SplitFrame.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { RelativeTime } from '../../ui/Times.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { partsOfName } from '../period/whole-periods.ts';
import { MakeReport } from './MakeReport.tsx';
import { useMay } from './may-write.ts';
import { reportsQuery } from './queries.ts';
import { ReportPane } from './ReportPane.tsx';
import { useReportAddress } from './use-report-address.ts';

const kinds = ['week', 'month', 'year'] as const;

/** Reports of the coordination meeting: periods at the left, the document at the right. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const may = useMay();
  const navigate = useNavigate();
  const { reportId, search } = useReportAddress();
  const [isOpen, setOpen] = useState(false);
  const kind = kinds.find((one) => one === search.kind);
  const open = useCallback(
    (id: string) =>
      void navigate({ to: '/$town/reports/$reportId', params: { town, reportId: id }, search: kind ? { kind } : {} }),
    [navigate, town, kind],
  );
  return (
    <div className="rep-page">
      <SplitFrame
        label={t('list')}
        bar={<Bar kind={kind} onMake={may.write ? () => setOpen(true) : undefined} />}
        list={<Reports kind={kind} chosen={reportId} onChoose={open} />}
        detail={reportId && <ReportPane key={reportId} id={reportId} />}
        empty={<EmptyState title={t('choose')} hint={t('chooseHint')} />}
        onBack={() => void navigate({ to: '/$town/reports', params: { town }, search: {} })}
      />
      <MakeReport isOpen={isOpen} onClose={() => setOpen(false)} onMade={open} />
    </div>
  );
}

type BarProps = { readonly kind: ReportKind | undefined; readonly onMake: (() => void) | undefined };

function Bar({ kind, onMake }: BarProps) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const { go } = useReportAddress();
  return (
    <>
      {[undefined, ...kinds].map((one) => (
        <Chip
          key={one ?? 'all'}
          label={one ? t(`kind.${one}`) : t('all')}
          on={kind === one}
          onPick={() => go({ kind: one })}
        />
      ))}
      <span className="rep-bar-end">
        <Link className="rep-quiet" to="/$town/report-rules" params={{ town }} search={{}}>
          {t('setting.title')}
        </Link>
        {onMake && <ActButton primary label={t('make.act')} k="n" onAct={onMake} />}
      </span>
    </>
  );
}

type ListProps = {
  readonly kind: ReportKind | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
};

function Reports({ kind, chosen, onChoose }: ListProps) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const { data, error, refetch } = useQuery(reportsQuery(town));
  const reports = useMemo(() => data?.reports.filter((one) => !kind || one.kind === kind) ?? [], [data, kind]);
  const keys = useMemo(() => reports.map(({ id }) => id), [reports]);
  useListKeys(keys, chosen, onChoose);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (reports.length === 0) return <EmptyState title={t('none')} hint={t('noneHint')} />;
  return (
    <VirtualList
      items={reports}
      keyOf={({ id }) => id}
      label={t('list')}
      selected={chosen}
      renderRow={(report, { selected }) => <ReportRow report={report} kind={kind} selected={selected} />}
    />
  );
}

type RowProps = { readonly report: Report; readonly kind: ReportKind | undefined; readonly selected: boolean };

function ReportRow({ report, kind, selected }: RowProps) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const [newest] = report.versions;
  const published = report.versions.find(({ state }) => state === 'published');
  const state = newest?.state ?? 'making';
  return (
    <Link
      className="cy-row"
      to="/$town/reports/$reportId"
      params={{ town, reportId: report.id }}
      search={kind ? { kind } : {}}
      aria-current={selected}
    >
      <RowWords
        title={report.title || t(`kind.${report.kind}`)}
        time={newest && <RelativeTime at={newest.publishedAt ?? newest.editedAt ?? newest.madeAt} />}
        note={
          <>
            <span className={`rep-state rep-${state}`}>{t(`state.${state}`)}</span>
            {[
              t(`periodOf.${report.kind}`, partsOfName(report.period)),
              newest && newest.version > 1 && t('version', { n: newest.version }),
              published && published !== newest && `${t('version', { n: published.version })} ${t('state.published')}`,
            ]
              .filter(Boolean)
              .map((one) => ` · ${one}`)
              .join('')}
          </>
        }
      />
    </Link>
  );
}
