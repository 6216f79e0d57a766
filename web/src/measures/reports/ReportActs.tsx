import type { Report } from '@chengyun/contract/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { ActButton } from '../../ui/ActButton.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import type { Editing } from './edit/use-editing.ts';
import { useMay } from './may-write.ts';
import { reportsKey } from './queries.ts';
import type { Made } from './ReportPane.tsx';
import { useReportAddress } from './use-report-address.ts';

type ActsProps = { readonly detail: Made; readonly editing: Editing };

/** What this reader may do with the version: edit and publish a draft, make a new one. */
export function ReportActs({ detail, editing }: ActsProps) {
  const { t } = useTranslation('reports');
  const may = useMay();
  const { report, version } = detail;
  const isDraft = version.state === 'draft';
  if (!may.write) return null;
  if (editing.draft) {
    return (
      <footer className="cy-acts">
        <ActButton primary label={t('act.save')} k="ctrl+enter" loading={editing.isSaving} onAct={editing.save} />
        <ActButton label={t('act.cancel')} onAct={editing.cancel} />
        {editing.error !== null && <FailureLine error={editing.error} />}
        <span className="cy-acts-hint">{t('edit.hint')}</span>
      </footer>
    );
  }
  return (
    <footer className="cy-acts">
      {isDraft && <ActButton label={t('act.edit')} k="e" onAct={editing.begin} />}
      {isDraft && may.publish && <PublishButton detail={detail} />}
      <AgainButton report={report} isPublished={version.state === 'published'} />
      {version.state === 'published' && <span className="cy-acts-hint">{t('frozen')}</span>}
    </footer>
  );
}

function PublishButton({ detail: { report, version } }: { readonly detail: Made }) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const { modal, message } = App.useApp();
  const queryClient = useQueryClient();
  const publishing = useMutation({
    mutationFn: () =>
      api(paths.reportVersion(town, report.id, version.version, '/publish'), {
        ...{ method: 'POST', key: newKey(), version: version.revision },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: reportsKey(town) });
      void message.success(t('published'));
    },
  });
  const ask = () =>
    void modal.confirm({
      ...{ title: t('publishAsk', { n: version.version }), content: t('publishNote'), okText: t('act.publish') },
      onOk: () => publishing.mutateAsync().catch(() => undefined),
    });
  return (
    <>
      <ActButton primary label={t('act.publish')} k="p" loading={publishing.isPending} onAct={ask} />
      {publishing.error && <FailureLine error={publishing.error} />}
    </>
  );
}

type AgainProps = { readonly report: Report; readonly isPublished: boolean };

/** Makes a new version from the figures as they are now. */
export function AgainButton({ report, isPublished }: AgainProps) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const { modal } = App.useApp();
  const { go } = useReportAddress();
  const queryClient = useQueryClient();
  const making = useMutation({
    mutationFn: () => api<Report>(paths.reportVersions(town, report.id), { method: 'POST', key: newKey() }),
    onSuccess: async () => {
      go({ version: undefined, figure: undefined, with: undefined });
      await queryClient.invalidateQueries({ queryKey: reportsKey(town) });
    },
  });
  const ask = () =>
    void modal.confirm({
      ...{ title: t('againAsk'), content: t(isPublished ? 'againPublished' : 'againDraft'), okText: t('act.again') },
      onOk: () => making.mutateAsync().catch(() => undefined),
    });
  return (
    <>
      <ActButton label={t('act.again')} k="r" loading={making.isPending} onAct={ask} />
      {making.error && <FailureLine error={making.error} />}
    </>
  );
}
