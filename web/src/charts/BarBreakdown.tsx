import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bars, barLine, barOption } from './bar-option.ts';
import { ChartFrame, type ChartProps } from './ChartFrame.tsx';
import { useLook } from './look.ts';
import type { ChartTable } from './table.ts';
import { useValueText } from './use-value-text.ts';

type BarBreakdownProps = ChartProps & Bars;

/** A whole told apart: one line per group in the order given, with the target drawn through. Memoise `rows`. */
export function BarBreakdown(props: BarBreakdownProps) {
  const { rows, format, target, direction = 'neutral', height, ...frame } = props;
  const { t } = useTranslation('charts');
  const look = useLook();
  const text = useValueText();
  const option = useMemo(() => {
    const words = {
      value: t('value'),
      before: t('before'),
      target: t('targetIs', { value: text(target ?? null, format) }),
      text: (value: number | null, exact: boolean) => text(value, format, exact),
    };
    return barOption({ rows, format, target, direction }, words, look);
  }, [rows, format, target, direction, look, text, t]);
  const table = useMemo<ChartTable>(() => {
    const compared = rows.some(({ before }) => before !== undefined);
    return {
      columns: [
        { name: t('name'), format: 'text' },
        { name: t('value'), format },
        ...(compared ? [{ name: t('before'), format }] : []),
      ],
      rows: rows.map(({ key, label, value, before = null }) => ({
        key,
        cells: compared ? [label, value, before] : [label, value],
      })),
    };
  }, [rows, format, t]);
  const tall = height ?? rows.length * barLine + (target == null ? 4 : 26);
  return <ChartFrame {...frame} option={option} table={table} height={tall} />;
}
