import type { ReportFigure, ReportTable } from '@chengyun/contract/reports';
import { Link } from '@tanstack/react-router';
import { useTown } from '../../../api/TownProvider.tsx';
import { Words } from './Words.tsx';

type TableProps = { readonly table: ReportTable; readonly figures: Readonly<Record<string, ReportFigure>> };

/** A table of the report; where its rows are cases, the number opens the case. */
export function PaperTable({ table: { caption, columns, rows, cases }, figures }: TableProps) {
  return (
    <div className="rep-table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, align }) => (
              <th key={title} scope="col" className={`rep-${align}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.slice(0, 2).join(' ')}>
              {columns.map(({ title, align }, nth) => (
                <td key={title} className={`rep-${align}`}>
                  <Cell text={row[nth] ?? ''} caseId={nth === 0 ? (cases[at] ?? null) : null} figures={figures} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps = Pick<TableProps, 'figures'> & { readonly text: string; readonly caseId: string | null };

function Cell({ text, caseId, figures }: CellProps) {
  const town = useTown().id;
  if (caseId === null) return <Words text={text} figures={figures} />;
  return (
    <Link className="rep-figure" to="/$town/desk/$caseId" params={{ town, caseId }} search={{}}>
      {text}
    </Link>
  );
}
