import './audit.css';
import { actionName } from '@chengyun/contract/act-words';
import type { AuditEntry } from '@chengyun/contract/audit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { AuditDetail } from './AuditDetail.tsx';
import { AuditFiltersBar } from './AuditFiltersBar.tsx';
import { type AuditFilters, auditQuery, readAuditFilters } from './audit-queries.ts';
import { actorOf, objectOf } from './entry-words.ts';

/** The audit trail: who did what, when, from where, and how it was before. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const town = useTown().id;
  const { filters, set, clear } = useFilters(town);
  const found = useInfiniteQuery(auditQuery(town, filters));
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const columns = useColumns(setShown);
  const entries = useMemo(() => found.data?.pages.flatMap((page) => page.entries) ?? [], [found.data]);
  return (
    <AdminPage
      title={t('title')}
      lead={t('lead')}
      extra={<Exports town={town} filters={filters} />}
      bar={<AuditFiltersBar filters={filters} onSet={set} onClear={clear} />}
    >
      {found.isPending && <Loading rows={8} />}
      {found.isError && <ErrorState error={found.error} onRetry={found.refetch} />}
      {found.isSuccess && entries.length === 0 && <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />}
      {entries.length > 0 && (
        <Table<AuditEntry>
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={entries}
          pagination={false}
          scroll={{ x: 980 }}
        />
      )}
      {found.hasNextPage && (
        <div className="au-more">
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {shown && <AuditDetail entry={shown} onClose={() => setShown(null)} />}
    </AdminPage>
  );
}

function useFilters(town: string) {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const filters = useMemo(() => readAuditFilters(search), [search]);
  const go = (next: AuditFilters) =>
    void navigate({ to: '/$town/admin/audit', params: { town }, search: readAuditFilters(next), replace: true });
  return { filters, set: (changed: AuditFilters) => go({ ...filters, ...changed }), clear: () => go({}) };
}

function Exports({ town, filters }: { readonly town: string; readonly filters: AuditFilters }) {
  return <ExportMenu address={(asked) => withQuery(paths.auditExport(town), { ...filters, ...asked })} />;
}

function useColumns(onShow: (entry: AuditEntry) => void): TableColumnsType<AuditEntry> {
  const { t, i18n } = useTranslation('audit');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return [
    { title: t('when'), dataIndex: 'at', width: 150, render: (at: string) => <DateTime at={at} full /> },
    { title: t('who'), key: 'who', width: 150, render: (_, entry) => actorOf(entry, t) },
    { title: t('kind'), dataIndex: 'kind', width: 120, render: (kind: AuditEntry['kind']) => t(`kinds.${kind}`) },
    {
      ...{ title: t('what'), key: 'what' },
      render: (_, entry) => (
        <Button type="link" size="small" className="au-what" onClick={() => onShow(entry)}>
          {actionName(entry.action, language)}
        </Button>
      ),
    },
    { title: t('object'), key: 'object', render: (_, entry) => objectOf(entry, language) },
    { title: t('where'), dataIndex: 'address', width: 130, render: (address: string | null) => address ?? '—' },
    {
      ...{ title: t('result'), key: 'ok', width: 150 },
      render: (_, { ok, code }) => (
        <>
          <span className={ok ? 'cy-tag' : 'cy-tag cy-tag-late'}>{t(ok ? 'results.yes' : 'results.no')}</span>
          {code && <small className="au-code">{code}</small>}
        </>
      ),
    },
  ];
}
