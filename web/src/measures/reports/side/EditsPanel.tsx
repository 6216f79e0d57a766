import type { ReportEdit } from '@chengyun/contract/reports';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';
import { DateTime } from '../../../ui/Times.tsx';
import { ChangeLines } from './ChangeLines.tsx';

/** Who changed what in this version, the latest first. */
export function EditsPanel({ edits }: { readonly edits: readonly ReportEdit[] }) {
  const { t } = useTranslation('reports');
  return (
    <Panel title={t('changes.title')}>
      {edits.length === 0 && <p className="rep-quiet">{t('changes.none')}</p>}
      {edits.map(({ revision, at, by, changes }) => (
        <details key={revision} className="rep-edit-line">
          <summary>
            <DateTime at={at} full /> {by}
          </summary>
          <ChangeLines changes={changes} />
        </details>
      ))}
    </Panel>
  );
}
