import type { ReportChange } from '@chengyun/contract/reports';
import { useTranslation } from 'react-i18next';

/** Differences one after the other: what stood there, what stands there. */
export function ChangeLines({ changes }: { readonly changes: readonly ReportChange[] }) {
  const { t } = useTranslation('reports');
  return (
    <ul className="rep-changes">
      {changes.map(({ what, id, label, before, after }) => (
        <li key={`${what} ${id}`}>
          <p className="rep-quiet">
            {t(`changes.what.${what}`)} · {label}
          </p>
          <p>
            <del>
              <span className="cy-hidden">{t('changes.before')}</span> {before ?? t('changes.nothing')}
            </del>
          </p>
          <p>
            <ins>
              <span className="cy-hidden">{t('changes.after')}</span> {after ?? t('changes.nothing')}
            </ins>
          </p>
        </li>
      ))}
    </ul>
  );
}
