import type { ReportContent } from '@chengyun/contract/reports';
import { Document, DocumentGridType, Packer, type Paragraph, type Table } from 'docx';
import { docxChart, docxFooters, docxTable, docxText } from './docx-parts.ts';
import { LINE_PITCH, type LinkOf, PAGE, SIZE, TEXT_WIDTH, twips } from './page.ts';
import { sheetOf } from './sheet.ts';

/** The report as a Word document in the layout of official documents; charts as vectors with a picture beside. */
export async function reportDocx(content: ReportContent, linkOf: LinkOf): Promise<Buffer> {
  const { figures } = content;
  const children: (Paragraph | Table)[] = [];
  for (const item of sheetOf(content)) {
    if (item.kind === 'table') children.push(docxTable(item.table, figures, linkOf));
    else if (item.kind === 'chart') children.push(await docxChart(item.chart));
    else children.push(docxText(item.kind, item.text, figures, linkOf));
  }
  const document = new Document({
    ...{ title: content.title, creator: content.organ, evenAndOddHeaderAndFooters: true },
    styles: { default: { document: { run: { size: SIZE.sanhao * 2, language: { eastAsia: 'zh-CN' } } } } },
    sections: [{ properties: { ...layout }, footers: docxFooters(), children }],
  });
  return Packer.toBuffer(document);
}

/** How far the footer's foot is from the page's edge: its line stands 7 mm below the text (7.5). */
const FOOTER_MM = PAGE.bottomMm - 7 - 5;

const layout = {
  page: {
    size: { width: twips(PAGE.widthMm), height: twips(PAGE.heightMm) },
    margin: {
      ...{ top: twips(PAGE.topMm), bottom: twips(PAGE.bottomMm), left: twips(PAGE.leftMm) },
      ...{ right: twips(PAGE.rightMm), header: twips(15), footer: twips(FOOTER_MM) },
    },
  },
  grid: {
    ...{ type: DocumentGridType.LINES_AND_CHARS, linePitch: Math.round(LINE_PITCH * 20) },
    // In 4096ths of a point: what a character of size 3 is narrower than its size, so that 28 fit.
    charSpace: Math.round((TEXT_WIDTH / PAGE.characters - SIZE.sanhao) * 4096),
  },
} as const;
