import { InboxOutlined, LoadingOutlined } from '@ant-design/icons';
import type { DeviceProtocol } from '@chengyun/contract/device';
import type { ImportKind } from '@chengyun/contract/import';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { takesDrops } from '../../ui/photos/PhotoStrip.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { Field } from '../new-case/Field.tsx';
import { kindsOf, type ReportKind } from '../new-case/kinds.ts';
import { useSourceName } from '../source-name.ts';
import { DeviceDefaults } from './DeviceDefaults.tsx';
import { useMayImportDevices } from './may-import-devices.ts';
import { runQuery, type Said, sendFile } from './queries.ts';

/** A file to be brought in: what its rows are, what holds for all of them, and the file itself. */
export function NewImport() {
  const { t } = useTranslation('imports');
  const town = useTown().id;
  const { new: begun } = useSearch({ strict: false }) as { readonly new?: string };
  const { data, error, refetch } = useQuery(packsQuery(town));
  const may = useMayImportDevices();
  const [rows, setRows] = useState<ImportKind>(begun === 'devices' && may ? 'devices' : 'cases');
  return (
    <>
      <PageHeader title={t('upload.title')} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <div className="imp-form">
          {may && (
            <Segmented<ImportKind>
              aria-label={t('upload.rows')}
              value={rows}
              options={(['cases', 'devices'] as const).map((value) => ({ value, label: t(`rows.${value}`) }))}
              onChange={setRows}
            />
          )}
          <p className="imp-lead">{t(`lead.${rows}`)}</p>
          {rows === 'cases' ? <SendCases kinds={kindsOf(data.packs)} /> : <SendDevices />}
        </div>
      )}
    </>
  );
}

function SendCases({ kinds }: { readonly kinds: readonly ReportKind[] }) {
  const { t, i18n } = useTranslation('imports');
  const nameOf = useSourceName();
  const [kind, setKind] = useState(() => (kinds.find((one) => one.kind.id === 'hotline') ?? kinds[0])?.kind.id ?? '');
  const [source, setSource] = useState('import');
  const own = kinds.find((one) => one.kind.id === kind)?.kind.sources ?? [];
  return (
    <>
      <div className="arr-pair">
        <Field label={t('upload.kind')}>
          {(id) => (
            <Select
              id={id}
              value={kind}
              options={kinds.map((one) => ({ value: one.kind.id, label: inLanguage(one.kind.name, i18n.language) }))}
              onChange={setKind}
            />
          )}
        </Field>
        <Field label={t('upload.source')} note={t('upload.sourceHint')}>
          {(id) => (
            <Select
              id={id}
              value={source}
              options={['import', ...own].map((value) => ({ value, label: nameOf(value) }))}
              onChange={setSource}
            />
          )}
        </Field>
      </div>
      <FileTarget rows="cases" said={{ caseKind: kind, source }} />
    </>
  );
}

function SendDevices() {
  const [{ protocol, profile }, setSaid] = useState<{
    readonly protocol: DeviceProtocol | undefined;
    readonly profile: string | undefined;
  }>({ protocol: undefined, profile: undefined });
  return (
    <>
      <div className="arr-pair">
        <DeviceDefaults protocol={protocol} profile={profile} onChange={setSaid} />
      </div>
      <FileTarget rows="devices" said={{ protocol, profile }} />
    </>
  );
}

type FileTargetProps = { readonly rows: ImportKind; readonly said: Said };

function FileTarget({ rows, said }: FileTargetProps) {
  const { t } = useTranslation('imports');
  const id = useId();
  const { mutate, isPending, variables, error } = useSend(rows, said);
  const take = (files: Iterable<File> | null) => {
    const [file] = files ?? [];
    if (file && !isPending) mutate(file);
  };
  return (
    <>
      <label className="imp-drop" htmlFor={id} {...takesDrops(take)}>
        {isPending ? <LoadingOutlined aria-hidden /> : <InboxOutlined aria-hidden />}
        <b role="status">{isPending ? t('upload.sending', { name: variables.name }) : t('upload.drop')}</b>
        <span>{t('upload.formats')}</span>
        <input
          id={id}
          type="file"
          disabled={isPending}
          accept=".csv,.xlsx,.jsonl,.ndjson,.json,.txt"
          onChange={({ target }) => {
            take(target.files);
            target.value = '';
          }}
        />
      </label>
      {error && <FailureNote error={error} />}
    </>
  );
}

function useSend(rows: ImportKind, said: Said) {
  const town = useTown().id;
  const [queryClient, navigate] = [useQueryClient(), useNavigate()];
  return useMutation({
    mutationFn: (file: File) => sendFile(town, file, rows, said),
    onSuccess: async (detail) => {
      queryClient.setQueryData(runQuery(town, detail.run.id).queryKey, detail);
      void queryClient.invalidateQueries({ queryKey: ['town', town, 'imports', 'list'] });
      await navigate({ to: '/$town/imports/$runId', params: { town, runId: detail.run.id }, search: {} });
    },
  });
}
