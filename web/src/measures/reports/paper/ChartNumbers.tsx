import type { ReportChart } from '@chengyun/contract/report-chart';
import type { ReportFigure } from '@chengyun/contract/reports';
import { useTranslation } from 'react-i18next';
import { Words } from './Words.tsx';

type NumbersProps = { readonly chart: ReportChart; readonly figures: Readonly<Record<string, ReportFigure>> };

/** The numbers of a chart, for who reads them better than lines; each opens to its list. */
export function ChartNumbers({ chart: { labels, series }, figures }: NumbersProps) {
  const { t } = useTranslation('reports');
  return (
    <details className="rep-numbers">
      <summary>{t('chart.table')}</summary>
      <div className="rep-table">
        <table>
          <thead>
            <tr>
              <th scope="col" aria-label={t('chart.table')} />
              {series.map(({ name }) => (
                <th key={name} scope="col" className="rep-right">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, at) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {series.map(({ name, values, keys }) => (
                  <td key={name} className="rep-right">
                    <Words text={keys[at] ? `[[${keys[at]}]]` : rounded(values[at] ?? null)} figures={figures} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function rounded(value: number | null): string {
  return value === null ? '—' : String(Math.round(value * 10) / 10);
}
