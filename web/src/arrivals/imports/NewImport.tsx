import { InboxOutlined, LoadingOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { takesDrops } from '../../ui/photos/PhotoStrip.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { Field } from '../new-case/Field.tsx';
import { kindsOf, type ReportKind } from '../new-case/kinds.ts';
import { packsQuery } from '../new-case/queries.ts';
import { useSourceName } from '../source-name.ts';
import { runQuery, sendFile } from './queries.ts';

/** A file to be brought in: what its rows are, where they come from, and the file itself. */
export function NewImport() {
  const { t } = useTranslation('imports');
  const town = useTown().id;
  const { data, error, refetch } = useQuery(packsQuery(town));
  return (
    <>
      <PageHeader title={t('upload.title')} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <SendForm kinds={kindsOf(data.packs)} />}
    </>
  );
}

function SendForm({ kinds }: { readonly kinds: readonly ReportKind[] }) {
  const { t, i18n } = useTranslation('imports');
  const nameOf = useSourceName();
  const [kind, setKind] = useState(() => (kinds.find((one) => one.kind.id === 'hotline') ?? kinds[0])?.kind.id ?? '');
  const [source, setSource] = useState('import');
  const own = kinds.find((one) => one.kind.id === kind)?.kind.sources ?? [];
  const send = useSend(kind, source);
  return (
    <div className="imp-form">
      <p className="imp-lead">{t('upload.lead')}</p>
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
      <FileTarget sending={send.isPending ? send.variables.name : undefined} onFile={send.mutate} />
      {send.error && <FailureNote error={send.error} />}
    </div>
  );
}

function useSend(kind: string, source: string) {
  const town = useTown().id;
  const [queryClient, navigate] = [useQueryClient(), useNavigate()];
  return useMutation({
    mutationFn: (file: File) => sendFile(town, file, kind, source),
    onSuccess: async (detail) => {
      queryClient.setQueryData(runQuery(town, detail.run.id).queryKey, detail);
      void queryClient.invalidateQueries({ queryKey: ['town', town, 'imports', 'list'] });
      await navigate({ to: '/$town/imports/$runId', params: { town, runId: detail.run.id }, search: {} });
    },
  });
}

type FileTargetProps = { readonly sending: string | undefined; readonly onFile: (file: File) => void };

function FileTarget({ sending, onFile }: FileTargetProps) {
  const { t } = useTranslation('imports');
  const id = useId();
  const take = (files: Iterable<File> | null) => {
    const [file] = files ?? [];
    if (file && sending === undefined) onFile(file);
  };
  return (
    <label className="imp-drop" htmlFor={id} {...takesDrops(take)}>
      {sending === undefined ? <InboxOutlined aria-hidden /> : <LoadingOutlined aria-hidden />}
      <b role="status">{sending === undefined ? t('upload.drop') : t('upload.sending', { name: sending })}</b>
      <span>{t('upload.formats')}</span>
      <input
        id={id}
        type="file"
        disabled={sending !== undefined}
        accept=".csv,.xlsx,.jsonl,.ndjson,.json,.txt"
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
        }}
      />
    </label>
  );
}
