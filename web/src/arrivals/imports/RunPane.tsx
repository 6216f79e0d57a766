import type { ImportRun } from '@chengyun/contract/import';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { type Fact, PageHeader } from '../../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { kindsOf } from '../new-case/kinds.ts';
import { useSourceName } from '../source-name.ts';
import { MappingScreen } from './MappingScreen.tsx';
import { runQuery } from './queries.ts';
import { RunProgress } from './RunProgress.tsx';
import { RunResult } from './RunResult.tsx';

/** One run: to be confirmed, running, or what came of it. */
export function RunPane({ id }: { readonly id: string }) {
  const town = useTown().id;
  const { data, error, refetch } = useQuery(runQuery(town, id));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={10} />;
  const { run, preview } = data;
  return (
    <div className="imp-pane">
      <RunHead run={run} />
      {run.state === 'waiting' && preview && <MappingScreen run={run} given={preview} />}
      {run.state === 'running' && <RunProgress run={run} />}
      {(run.state === 'done' || run.state === 'failed') && <RunResult run={run} />}
    </div>
  );
}

function DevicesHead({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('imports');
  const { t: names } = useTranslation('devices');
  const { protocol } = run.mapping;
  return (
    <Head
      run={run}
      facts={[
        { name: t('upload.rows'), value: t('rows.devices') },
        ...(protocol ? [{ name: t('devices.protocol'), value: names(`protocolName.${protocol}`) }] : []),
      ]}
    />
  );
}

function RunHead({ run }: { readonly run: ImportRun }) {
  const { t, i18n } = useTranslation('imports');
  const town = useTown().id;
  const nameOf = useSourceName();
  const { data } = useQuery(packsQuery(town));
  if (run.kind === 'devices') return <DevicesHead run={run} />;
  const kind = data && kindsOf(data.packs).find((one) => one.kind.id === run.mapping.kind)?.kind.name;
  const facts = [
    { name: t('upload.kind'), value: kind ? inLanguage(kind, i18n.language) : run.mapping.kind },
    { name: t('upload.source'), value: nameOf(run.mapping.source) },
  ];
  return <Head run={run} facts={facts} />;
}

function Head({ run, facts }: { readonly run: ImportRun; readonly facts: readonly Fact[] }) {
  const { t } = useTranslation('imports');
  return (
    <PageHeader
      eyebrow={
        <>
          {t(`state.${run.state}`)} · <DateTime at={run.createdAt} />
        </>
      }
      title={run.fileName}
      facts={facts}
    />
  );
}
