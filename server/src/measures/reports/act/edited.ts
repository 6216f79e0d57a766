import { keysIn } from '@chengyun/contract/report-text';
import type { ReportBlock, ReportContent, ReportEditing } from '@chengyun/contract/reports';
import { Refusal } from '../../../support/http/refusal.ts';

/** A content with a person's changes in it; refuses paragraphs and figures that the report does not have. */
export function edited(content: ReportContent, { title, paragraphs = [], tasks }: ReportEditing): ReportContent {
  const texts = new Map(paragraphs.map(({ id, text }) => [id, text.trim()]));
  const known = new Set(content.parts.flatMap(({ blocks }) => blocks.flatMap(paragraphId)));
  for (const id of texts.keys()) if (!known.has(id)) throw new Refusal('report.unknown-place', { id });
  for (const text of [...texts.values(), ...(tasks ?? []).map((one) => one.text)]) refuseUnknown(content, text);
  const change = (block: ReportBlock): ReportBlock => {
    if (block.kind === 'paragraph') return { ...block, text: texts.get(block.id) ?? block.text };
    return block.kind === 'tasks' && tasks ? { ...block, rows: [...tasks] } : block;
  };
  return {
    ...content,
    title: title?.trim() ?? content.title,
    parts: content.parts.map((part) => ({ ...part, blocks: part.blocks.map(change) })),
  };
}

function paragraphId(block: ReportBlock): readonly string[] {
  return block.kind === 'paragraph' ? [block.id] : [];
}

function refuseUnknown({ figures }: ReportContent, text: string): void {
  const key = keysIn(text).find((one) => !Object.hasOwn(figures, one));
  if (key !== undefined) throw new Refusal('report.unknown-figure', { key });
}
