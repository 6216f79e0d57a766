import type { ImportMapping, ImportPreview, ImportRun } from '@chengyun/contract/import';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { ownProblems } from './mapping.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { previewQuery, startRun } from './queries.ts';
import { ReadingFields } from './ReadingFields.tsx';

type MappingProps = { readonly run: ImportRun; readonly given: ImportPreview };

/** Which column says what, how times and positions are read, and the first rows as they would come in. */
export function MappingScreen({ run, given }: MappingProps) {
  const { t } = useTranslation('imports');
  const town = useTown().id;
  const [mapping, setMapping] = useState<ImportMapping>(given.mapping);
  const { data = given, isFetching, error } = useQuery(previewQuery(town, run.id, mapping, given));
  return (
    <>
      <div className="imp-work">
        <Panel title={t('map.title')} extra={given.saved ? t('map.saved') : t('map.guessed')}>
          <ColumnTable {...{ kind: run.kind, mapping, preview: data }} onChange={setMapping} />
        </Panel>
        <Panel title={t('map.reading')} extra={t('map.remember')}>
          <ReadingFields kind={run.kind} mapping={mapping} onChange={setMapping} />
        </Panel>
        {error && <FailureNote error={error} />}
        <PreviewTable {...{ mapping, preview: data, busy: isFetching }} />
      </div>
      <StartActs run={run} mapping={mapping} preview={data} settled={!isFetching} />
    </>
  );
}

type StartProps = {
  readonly run: ImportRun;
  readonly mapping: ImportMapping;
  readonly preview: ImportPreview;
  readonly settled: boolean;
};

function StartActs({ run, mapping, preview, settled }: StartProps) {
  const { t, i18n } = useTranslation('imports');
  const town = useTown().id;
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (chosen: ImportMapping) => startRun(town, run.id, chosen),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['town', town, 'imports'] }),
  });
  const start = useCallback(() => mutate(mapping), [mutate, mapping]);
  const fields: Readonly<Record<string, string>> = t('fields', { returnObjects: true });
  const lacking = preview.missing.map(({ path, message }) =>
    t('need', { field: fields[path] ?? path, why: inLanguage(message, i18n.language) }),
  );
  const bad = preview.rows.filter((row) => ownProblems(row.problems, preview.missing).length > 0).length;
  return (
    <>
      {error && <FailureNote error={error} />}
      <footer className="cy-acts">
        <ActButton
          primary
          label={t('start')}
          k="mod+enter"
          loading={isPending}
          disabled={lacking.length > 0 || !settled}
          onAct={start}
        />
        <span className="cy-acts-hint" role="status">
          {lacking.length > 0 && t('needs', { list: lacking.join(t('join')) })}
          {lacking.length === 0 && (bad > 0 ? t('badAhead', { n: bad }) : t('waits'))}
        </span>
      </footer>
    </>
  );
}
