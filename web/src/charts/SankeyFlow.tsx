import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame, type ChartProps } from './ChartFrame.tsx';
import { useLook } from './look.ts';
import { type Flow, linkKey, sankeyOption } from './sankey-option.ts';
import type { ChartTable } from './table.ts';
import { useValueText } from './use-value-text.ts';

type SankeyFlowProps = ChartProps & Flow;

/** From where to what end; `onPick` is told the link as `from>to`. Memoise `nodes` and `links`. */
export function SankeyFlow({ nodes, links, height = 340, ...frame }: SankeyFlowProps) {
  const { t } = useTranslation('charts');
  const look = useLook();
  const text = useValueText();
  const option = useMemo(
    () => sankeyOption({ nodes, links }, (value) => text(value, 'count', true), look),
    [nodes, links, look, text],
  );
  const table = useMemo<ChartTable>(() => {
    const names = new Map(nodes.map(({ id, name }) => [id, name]));
    return {
      columns: [
        { name: t('from'), format: 'text' },
        { name: t('to'), format: 'text' },
        { name: t('value'), format: 'count' },
      ],
      rows: links.map((link) => ({
        key: linkKey(link),
        cells: [names.get(link.from) ?? link.from, names.get(link.to) ?? link.to, link.value],
      })),
    };
  }, [nodes, links, t]);
  return (
    <ChartFrame
      {...frame}
      option={option}
      table={table}
      height={height}
      keyAt={({ index, dataType }) => (dataType === 'edge' ? table.rows[index]?.key : undefined)}
    />
  );
}
