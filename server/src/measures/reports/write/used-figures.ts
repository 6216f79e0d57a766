import { keysIn } from '@chengyun/contract/report-text';
import type { ReportBlock, ReportContent, ReportFigure } from '@chengyun/contract/reports';
import type { Facts } from '../figures/facts.ts';

/** The figures that stand in the report, and no others. */
export function usedFigures(parts: ReportContent['parts'], { values }: Facts): Readonly<Record<string, ReportFigure>> {
  const keys = new Set(parts.flatMap(({ blocks }) => blocks.flatMap(keysOf)));
  const found = [...keys].flatMap((key) => {
    const fact = values.get(key);
    return fact?.kind === 'figure' ? [[key, fact.figure] as const] : [];
  });
  return Object.fromEntries(found);
}

/** The figures a block shows. */
export function keysOf(block: ReportBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [];
    case 'paragraph':
      return keysIn(block.text);
    case 'table':
      return block.rows.flatMap((row) => row.flatMap(keysIn));
    case 'chart':
      return block.chart.series.flatMap(({ keys }) => keys.filter((key) => key !== null));
    case 'tasks':
      return block.rows.flatMap(({ text }) => keysIn(text));
  }
}
