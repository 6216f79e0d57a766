import type { Attachment, Signal } from '@chengyun/contract/case';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { Photos } from '../story/Photos.tsx';
import { useSourceName } from '../words.ts';

type ReportsProps = { readonly reports: readonly Signal[]; readonly ownId: string };

/** Everyone who spoke of this matter; a single report is told by the story already. */
export function Reports({ reports, ownId }: ReportsProps) {
  const { t } = useTranslation('cases');
  const source = useSourceName();
  if (reports.length < 2 && reports.every(({ caseId }) => caseId === ownId)) return null;
  return (
    <Panel title={t('page.reports')} extra={t('page.reportsOf', { n: reports.length })}>
      <ul className="cy-cards">
        {reports.map((report) => (
          <li key={report.id}>
            <DateTime at={report.at} /> · {source(report.source)}
            {report.reporter && ` · ${[report.reporter.name, report.reporter.phone].filter(Boolean).join(' ')}`}
            {report.text && <small>{report.text}</small>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** All files of the case in one place. */
export function Files({ files }: { readonly files: readonly Attachment[] }) {
  const { t } = useTranslation('cases');
  if (files.length < 2) return null;
  return (
    <Panel title={t('page.attachments')} extra={files.length}>
      <Photos files={files} />
    </Panel>
  );
}
