import type { ReportContent } from '@chengyun/contract/reports';
import PDFDocument from 'pdfkit';
import { drawChart } from '../draw/draw-chart.ts';
import { LINE_PITCH, type LinkOf, points, SIZE, TEXT_WIDTH } from './page.ts';
import { drawStrokes } from './pdf-chart.ts';
import { writeTable } from './pdf-table.ts';
import { linesIn, writeText } from './pdf-text.ts';
import { BOTTOM, feed, LEFT, makeRoom, type Pen, TOP } from './pen.ts';
import { type SheetItem, sheetOf } from './sheet.ts';
import { fontFiles } from './to-png.ts';

/** The report as PDF with its type embedded, charts as vectors and figures as links; the layout is that of the document. */
export async function reportPdf(content: ReportContent, linkOf: LinkOf, madeAt: Date): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: 0, bufferPages: true, autoFirstPage: true, lang: 'zh-CN', displayTitle: true },
    info: { Title: content.title, Author: content.organ, CreationDate: madeAt, ModDate: madeAt },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  for (const [name, path] of Object.entries(fontFiles)) doc.registerFont(name, path);
  const pen: Pen = { doc, content, linkOf, y: TOP };
  const items = sheetOf(content);
  for (const [at, item] of items.entries()) {
    makeRoom(pen, LINE_PITCH * linesKept(pen, items, at));
    writeItem(pen, item);
  }
  numberPages(doc);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function writeItem(pen: Pen, item: SheetItem): void {
  if (item.kind === 'table') writeTable(pen, item.table);
  else if (item.kind === 'chart') writeChart(pen, item);
  else writeText(pen, item.kind, item.text);
}

function writeChart(pen: Pen, { chart }: Extract<SheetItem, { kind: 'chart' }>): void {
  const drawing = drawChart(chart.chart);
  drawStrokes(pen, drawing, LEFT, pen.y);
  pen.y += drawing.height;
  feed(pen, 0.5);
}

// A heading does not stand alone at the foot of a page, a caption not without what it is of, and who signs not without
// the last paragraph (GB/T 9704-2012, 7.3.5.5).
function linesKept(pen: Pen, items: readonly SheetItem[], at: number): number {
  const [item, next] = [items[at], items[at + 1]];
  switch (item?.kind) {
    case 'part':
    case 'section':
    case 'caption':
      return 1 + linesKept(pen, items, at + 1);
    case 'chart':
      return drawChart(item.chart.chart).height / LINE_PITCH;
    case 'table':
      return 3;
    case 'body':
      return next?.kind === 'signed' ? linesIn(pen, 'body', item.text) + 2 : 1;
    default:
      return 1;
  }
}

// — 1 — outside, one character in, 7 mm below the text (GB/T 9704-2012, 7.5).
function numberPages(doc: PDFKit.PDFDocument): void {
  const { count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    doc.switchToPage(at);
    const text = `— ${at + 1} —`;
    doc.font('regular').fontSize(SIZE.sihao).fillColor('#000000');
    const width = doc.widthOfString(text);
    const x = at % 2 === 0 ? LEFT + TEXT_WIDTH - width - SIZE.sihao : LEFT + SIZE.sihao;
    doc.text(text, x, BOTTOM + points(7), { lineBreak: false });
  }
}
