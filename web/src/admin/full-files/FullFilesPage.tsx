import './full-files.css';
import { type FullFile, type FullFileState, fullFileStates } from '@chengyun/contract/full-file';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Chip } from '../../ui/Row.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { FileActs } from './FileActs.tsx';
import { fullFilesQuery } from './queries.ts';

/** Files with personal data in full: who asked for which and why, who decided, and the file for who asked. */
export function FullFilesPage() {
  const { t } = useTranslation('fullFiles');
  const town = useTown().id;
  const { state, pick } = useStateInAddress(town);
  const list = useQuery(fullFilesQuery(town, state));
  const columns = useColumns();
  const files = list.data?.files ?? [];
  return (
    <AdminPage title={t('title')} lead={t('lead')} bar={<States state={state} onPick={pick} />}>
      {list.isPending && <Loading rows={6} />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={list.refetch} />}
      {list.data && files.length === 0 && (
        <EmptyState title={t(state ? 'none' : 'empty')} hint={t(state ? 'noneHint' : 'emptyHint')} />
      )}
      {files.length > 0 && (
        <Table<FullFile>
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={files}
          scroll={{ x: 1020 }}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false, placement: ['bottomEnd'] }}
        />
      )}
    </AdminPage>
  );
}

function useStateInAddress(town: string) {
  const { state } = useSearch({ strict: false }) as { readonly state?: string };
  const navigate = useNavigate();
  const known = fullFileStates.find((one) => one === state);
  const pick = (next: FullFileState | undefined) =>
    void navigate({ to: '/$town/full-files', params: { town }, search: (next ? { state: next } : {}) as never });
  return { state: known, pick };
}

type StatesProps = {
  readonly state: FullFileState | undefined;
  readonly onPick: (state: FullFileState | undefined) => void;
};

function States({ state, onPick }: StatesProps) {
  const { t } = useTranslation('fullFiles');
  return (
    <div className="cy-chips">
      <Chip label={t('all')} on={state === undefined} onPick={() => onPick(undefined)} />
      {fullFileStates.map((one) => (
        <Chip key={one} label={t(`states.${one}`)} on={state === one} onPick={() => onPick(one)} />
      ))}
    </div>
  );
}

function useColumns(): TableColumnsType<FullFile> {
  const { t } = useTranslation('fullFiles');
  return [
    {
      ...{ title: t('what'), key: 'what', width: 250 },
      render: (_, { what, about, items, format }) => (
        <>
          <b className="ff-about">{about}</b>
          <p className="cy-quiet">
            {t(`things.${what}`)} · {t(`items.${what}`, { n: items })} · {format.toUpperCase()}
          </p>
        </>
      ),
    },
    {
      ...{ title: t('asked'), key: 'asked', width: 250 },
      render: (_, { askedBy, askedAt, reason }) => <Said by={askedBy} at={askedAt} words={reason} />,
    },
    {
      ...{ title: t('decided'), key: 'decided', width: 250 },
      render: (_, { decidedBy, decidedAt, why }) =>
        decidedAt ? <Said by={decidedBy} at={decidedAt} words={why ?? ''} /> : '—',
    },
    {
      ...{ title: t('state'), key: 'state', width: 150 },
      render: (_, { state, until, takenAt }) => (
        <>
          <span className="cy-tag">{t(`states.${state}`)}</span>
          {(until ?? takenAt) && (
            <p className="cy-quiet">
              <DateTime at={until ?? takenAt ?? ''} /> {until && t('until')}
            </p>
          )}
        </>
      ),
    },
    { key: 'acts', width: 170, render: (_, file) => <FileActs file={file} /> },
  ];
}

function Said({ by, at, words }: { readonly by: string | null; readonly at: string; readonly words: string }) {
  return (
    <>
      {by ?? '—'} <DateTime at={at} />
      <p className="cy-quiet">{words}</p>
    </>
  );
}
