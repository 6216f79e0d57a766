import type { Change } from '@chengyun/contract/policy';
import { useTranslation } from 'react-i18next';
import { shortValue } from './short-value.ts';

const MOST = 60;

/** Where two versions differ: path, old value struck out, new value. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation('admin');
  if (changes.length === 0) return <p className="cy-quiet">{t('noChanges')}</p>;
  return (
    <>
      <ol className="cy-changes" aria-label={t('changeCount', { n: changes.length })}>
        {changes.slice(0, MOST).map((change) => (
          <li key={change.path}>
            <code>{change.path}</code>
            <span>
              {'before' in change && (
                <del>
                  <span className="cy-hidden">{t('before')}</span> {shortValue(change.before)}
                </del>
              )}{' '}
              {'after' in change && (
                <ins>
                  <span className="cy-hidden">{t('after')}</span> {shortValue(change.after)}
                </ins>
              )}
            </span>
          </li>
        ))}
      </ol>
      {changes.length > MOST && <p className="cy-quiet">{t('moreChanges', { n: changes.length - MOST })}</p>}
    </>
  );
}
