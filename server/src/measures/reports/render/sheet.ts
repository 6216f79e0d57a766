import { chineseDate, NO_TASKS, numberOf, taskTail } from '@chengyun/contract/report-text';
import type { ReportBlock, ReportContent } from '@chengyun/contract/reports';

/** What stands on paper, one after the other, numbered; texts still have their figures as `[[key]]`. */
export type SheetItem =
  | { readonly kind: 'title' | 'subtitle' | 'part' | 'section' | 'body' | 'caption' | 'signed'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Extract<ReportBlock, { kind: 'table' }> }
  | { readonly kind: 'chart'; readonly chart: Extract<ReportBlock, { kind: 'chart' }> };

/** The report as it goes to paper: title, parts with their numbers, tables and charts, who signs and when. */
export function sheetOf(content: ReportContent): readonly SheetItem[] {
  const { title, subtitle, parts, organ, date } = content;
  return [
    { kind: 'title', text: title },
    { kind: 'subtitle', text: subtitle },
    ...parts.flatMap(({ heading, blocks }, at): SheetItem[] => [
      { kind: 'part', text: `${numberOf.part(at + 1)}${heading}` },
      ...itemsOf(blocks),
    ]),
    { kind: 'signed', text: organ },
    { kind: 'signed', text: chineseDate(date) },
  ];
}

function itemsOf(blocks: readonly ReportBlock[]): readonly SheetItem[] {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  return blocks.flatMap((block) => itemsOfBlock(block, headings.indexOf(block) + 1));
}

/** `section` is the number of the heading among those of its part. */
function itemsOfBlock(block: ReportBlock, section: number): readonly SheetItem[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'section', text: `${numberOf.section(section)}${block.text}` }];
    case 'paragraph':
      return block.text === '' ? [] : [{ kind: 'body', text: block.text }];
    case 'table':
      return [
        { kind: 'caption', text: block.caption },
        { kind: 'table', table: block },
      ];
    case 'chart':
      return [
        { kind: 'caption', text: block.caption },
        { kind: 'chart', chart: block },
      ];
    case 'tasks':
      if (block.rows.length === 0) return [{ kind: 'body', text: NO_TASKS }];
      return block.rows.map((task, at) => ({
        kind: 'body',
        text: `${numberOf.point(at + 1)}${task.text}${taskTail(task)}`,
      }));
  }
}
