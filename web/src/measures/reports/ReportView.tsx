import { withoutBrackets } from '@chengyun/contract/report-text';
import { useTranslation } from 'react-i18next';
import { type Fact, PageHeader } from '../../ui/PageHeader.tsx';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { Downloads } from './Downloads.tsx';
import { EditPaper } from './edit/EditPaper.tsx';
import { useEditing } from './edit/use-editing.ts';
import { Paper } from './paper/Paper.tsx';
import { ReportActs } from './ReportActs.tsx';
import type { Made } from './ReportPane.tsx';
import { Comparison } from './side/Comparison.tsx';
import { EditsPanel } from './side/EditsPanel.tsx';
import { FigurePanel } from './side/FigurePanel.tsx';
import { VersionsPanel } from './side/VersionsPanel.tsx';
import { useReportAddress } from './use-report-address.ts';

/** A version of a report as a document, with its figures, versions and edits beside it. */
export function ReportView({ detail }: { readonly detail: Made }) {
  const { t } = useTranslation('reports');
  const { report, version, content } = detail;
  const { search, go } = useReportAddress();
  const editing = useEditing(detail);
  const other = search.with === undefined ? undefined : Number(search.with);
  const chosen = search.figure === undefined ? undefined : content.figures[search.figure];
  const [newest] = report.versions;
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            <span className={`rep-state rep-${version.state}`}>{t(`state.${version.state}`)}</span>{' '}
            {t('version', { n: version.version })}
            {newest && newest.version !== version.version && (
              <button type="button" className="rep-link" onClick={() => go({ version: undefined, figure: undefined })}>
                {t('toNewest')}
              </button>
            )}
          </>
        }
        title={content.title}
        facts={factsOf(detail, t)}
        extra={<Downloads detail={detail} />}
      />
      <div className={chosen ? 'rep-body rep-body-wide' : 'rep-body'}>
        <Scrolls as="div" className="rep-story">
          {other !== undefined && <Comparison detail={detail} other={other} />}
          {editing.draft ? <EditPaper detail={detail} editing={editing} /> : <Paper detail={detail} />}
        </Scrolls>
        <Scrolls as="aside" className="rep-aside">
          {chosen ? (
            <FigurePanel key={chosen.key} figure={chosen} onClose={() => go({ figure: undefined, part: undefined })} />
          ) : (
            <>
              <VersionsPanel detail={detail} />
              <EditsPanel edits={detail.edits} />
            </>
          )}
        </Scrolls>
      </div>
      <ReportActs detail={detail} editing={editing} />
    </>
  );
}

function factsOf({ version, content }: Made, t: ReturnType<typeof useTranslation<'reports'>>['t']): readonly Fact[] {
  const { madeBy, madeAt, editedBy, editedAt, publishedBy, publishedAt, rules } = version;
  return [
    { name: t('fact.period'), value: withoutBrackets(content.subtitle) },
    {
      name: t('fact.made'),
      value: (
        <>
          <DateTime at={madeAt} full /> {madeBy ?? t('madeAuto')}
        </>
      ),
    },
    ...when(t('fact.edited'), editedAt, editedBy),
    ...when(t('fact.published'), publishedAt, publishedBy),
    { name: t('fact.rules'), value: rules === 0 ? t('rules.shipped') : t('rules.own', { n: rules }) },
  ];
}

function when(name: string, at: string | null, by: string | null): readonly Fact[] {
  if (at === null) return [];
  const value = (
    <>
      <DateTime at={at} full /> {by}
    </>
  );
  return [{ name, value }];
}
