import type { ReportVersion } from '@chengyun/contract/reports';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';
import { DateTime } from '../../../ui/Times.tsx';
import type { Made } from '../ReportPane.tsx';
import { changed, useReportAddress } from '../use-report-address.ts';

/** The versions of the report, who made, edited and published each; any two can be compared. */
export function VersionsPanel({ detail: { report, version } }: { readonly detail: Made }) {
  const { t } = useTranslation('reports');
  return (
    <Panel title={t('versions')}>
      <ol className="rep-versions">
        {report.versions.map((one) => (
          <Version key={one.version} one={one} shown={version.version} />
        ))}
      </ol>
    </Panel>
  );
}

function Version({ one, shown }: { readonly one: ReportVersion; readonly shown: number }) {
  const { t } = useTranslation('reports');
  const { search, go } = useReportAddress();
  const { version, state } = one;
  const isComparable = state !== 'making' && state !== 'failed' && version !== shown;
  return (
    <li aria-current={version === shown}>
      <Link
        to="."
        search={changed(search, { version: String(version), figure: undefined, with: undefined }) as never}
        className="rep-version"
      >
        {t('version', { n: version })} <span className={`rep-state rep-${state}`}>{t(`state.${state}`)}</span>
      </Link>
      {linesOf(one, t).map(({ text, at }) => (
        <p key={text} className="rep-quiet">
          <DateTime at={at} full /> {text}
        </p>
      ))}
      {isComparable && (
        <button type="button" className="rep-link" onClick={() => go({ with: String(version) })}>
          {t('changes.with', { n: version })}
        </button>
      )}
    </li>
  );
}

function linesOf(one: ReportVersion, t: ReturnType<typeof useTranslation<'reports'>>['t']) {
  const { madeBy, madeAt, editedBy, editedAt, publishedBy, publishedAt } = one;
  const made = { text: madeBy === null ? t('madeAuto') : t('madeBy', { name: madeBy }), at: madeAt };
  const edited = editedAt === null ? [] : [{ text: t('editedBy', { name: editedBy ?? '' }), at: editedAt }];
  const published =
    publishedAt === null ? [] : [{ text: t('publishedBy', { name: publishedBy ?? '' }), at: publishedAt }];
  return [made, ...edited, ...published];
}
