import type { Change } from '@chengyun/contract/policy';
import { useTranslation } from 'react-i18next';

const most = 60;

/** Where two versions of a profile differ: the place, what stood there, what stands there now. */
export function Differences({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation('devices');
  if (changes.length === 0) return <p className="dv-quiet">{t('profiles.noChange')}</p>;
  return (
    <>
      <ol className="dv-changes" aria-label={t('profiles.changes', { n: changes.length })}>
        {changes.slice(0, most).map((change) => (
          <li key={change.path}>
            <code>{change.path}</code>
            {'before' in change && (
              <del>
                <span className="cy-hidden">{t('profiles.was')}</span> {brief(change.before)}
              </del>
            )}
            {'after' in change && (
              <ins>
                <span className="cy-hidden">{t('profiles.is')}</span> {brief(change.after)}
              </ins>
            )}
          </li>
        ))}
      </ol>
      {changes.length > most && <p className="dv-quiet">{t('profiles.moreChanges', { n: changes.length - most })}</p>}
    </>
  );
}

function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
