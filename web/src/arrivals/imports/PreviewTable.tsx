import type { ImportMapping, ImportPreview, RowProblem } from '@chengyun/contract/import';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { fieldOf, ownProblems, problemsAt, shownHeadings } from './mapping.ts';

type PreviewProps = { readonly mapping: ImportMapping; readonly preview: ImportPreview; readonly busy: boolean };

/** The first rows as they would come in; what does not fit is said at its cell. */
export function PreviewTable({ mapping, preview, busy }: PreviewProps) {
  const { t } = useTranslation('imports');
  const headings = shownHeadings(preview, mapping);
  const rows = preview.rows.map((row) => ({ ...row, problems: ownProblems(row.problems, preview.missing) }));
  const bad = rows.filter(({ problems }) => problems.length > 0).length;
  const words = bad > 0 ? t('preview.bad', { n: bad }) : t('preview.fine');
  if (preview.rows.length === 0) return <p className="arr-note">{t('preview.empty')}</p>;
  return (
    <Panel
      title={t('preview.title', { n: preview.rows.length })}
      extra={
        <span role="status" className={bad > 0 ? 'arr-wrong' : undefined}>
          {busy ? t('preview.refreshing') : words}
        </span>
      }
    >
      <Scrolls className="imp-preview" aria-label={t('preview.table')}>
        <table aria-busy={busy}>
          <thead>
            <tr>
              <th scope="col">{t('preview.row')}</th>
              {headings.map((heading) => (
                <Heading key={heading} heading={heading} mapping={mapping} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.rowNumber}>
                <th scope="row">{row.rowNumber}</th>
                {headings.map((heading, at) => (
                  <Cell
                    key={heading}
                    text={row.cells[preview.headings.indexOf(heading)] ?? ''}
                    problems={problemsAt(row.problems, heading, mapping, at === 0)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </Panel>
  );
}

function Heading({ heading, mapping }: { readonly heading: string; readonly mapping: ImportMapping }) {
  const { t } = useTranslation('imports');
  const field = fieldOf(heading, mapping);
  return (
    <th scope="col" className={field ? undefined : 'imp-off'}>
      {field ? t(`fields.${field}`) : heading}
      {field && t(`fields.${field}`) !== heading && <small>{heading}</small>}
    </th>
  );
}

function Cell({ text, problems }: { readonly text: string; readonly problems: readonly RowProblem[] }) {
  const { i18n } = useTranslation('imports');
  const wrong = problems.length > 0;
  return (
    <td className={wrong ? 'imp-cell imp-bad' : 'imp-cell'}>
      <span title={text}>{text}</span>
      {problems.map(({ path, message }) => (
        <small key={`${path} ${message.zh}`}>{inLanguage(message, i18n.language)}</small>
      ))}
    </td>
  );
}
