import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame, type ChartProps } from './ChartFrame.tsx';
import { type Heat, heatOption } from './heat-option.ts';
import { useLook } from './look.ts';
import type { ChartTable } from './table.ts';
import { useValueText } from './use-value-text.ts';

type HeatCalendarProps = ChartProps & Heat;

/** A year as a calendar of squares; `onPick` is told the day. Memoise `days`. */
export function HeatCalendar({ days, format, from, to, height = 168, ...frame }: HeatCalendarProps) {
  const { t, i18n } = useTranslation('charts');
  const look = useLook();
  const text = useValueText();
  const language = i18n.language.startsWith('en') ? 'en' : 'zh';
  const option = useMemo(() => {
    const inWords = (value: number | null, exact: boolean) => text(value, format, exact);
    return heatOption({ days, format, from, to }, { value: t('value'), language, text: inWords }, look);
  }, [days, format, from, to, language, look, text, t]);
  const known = useMemo(() => days.filter(({ value }) => value !== null), [days]);
  const table = useMemo<ChartTable>(
    () => ({
      columns: [
        { name: t('day'), format: 'text' },
        { name: t('value'), format },
      ],
      rows: known.map(({ day, value }) => ({ key: day, cells: [day, value] })),
    }),
    [known, format, t],
  );
  return <ChartFrame {...frame} option={option} table={table} height={height} />;
}
