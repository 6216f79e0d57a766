import type { Readings } from '@chengyun/contract/device';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { keepFile } from '../../api/download.ts';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { durationText } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { numberText } from '../parts/point-values.ts';
import { historyCsv } from './history-csv.ts';

type HistoryTableProps = {
  readonly steps: Readings['steps'];
  readonly unit: string;
  readonly stepSeconds: number;
  /** Name of the file, when the numbers are taken away. */
  readonly fileName: string;
};

/** The numbers of the curve, newest first. */
export function HistoryTable({ steps, unit, stepSeconds, fileName }: HistoryTableProps) {
  const { t } = useTranslation('devices');
  const tongue = useTongue();
  const take = () => {
    const headings = ['at', 'mean', 'min', 'max', 'n'] as const;
    const text = historyCsv(
      steps,
      headings.map((one) => t(`history.${one}`)),
    );
    keepFile({ name: fileName, content: new Blob([text], { type: 'text/csv' }) });
  };
  return (
    <div className="dv-numbers">
      <p className="dv-quiet dv-numbers-head">
        <span>
          {unit} {stepSeconds >= 60 && t('history.step', { span: durationText(stepSeconds * 1000, tongue) })}
        </span>
        <Button size="small" type="text" onClick={take}>
          {t('history.csv')}
        </Button>
      </p>
      <Scrolls aria-label={t('history.table')}>
        <table className="dv-table">
          <thead>
            <tr>
              <th scope="col">{t('history.at')}</th>
              <th scope="col" className="dv-figure">
                {t('history.mean')}
              </th>
              <th scope="col" className="dv-figure">
                {t('history.min')}
              </th>
              <th scope="col" className="dv-figure">
                {t('history.max')}
              </th>
              <th scope="col" className="dv-figure">
                {t('history.n')}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.toReversed().map(({ at, mean, min, max, n }) => (
              <tr key={at}>
                <th scope="row">
                  <DateTime at={at} />
                </th>
                <td className="dv-figure">{numberText(mean)}</td>
                <td className="dv-figure">{numberText(min)}</td>
                <td className="dv-figure">{numberText(max)}</td>
                <td className="dv-figure">{n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </div>
  );
}
