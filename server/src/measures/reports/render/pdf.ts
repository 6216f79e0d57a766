import type { ReportContent } from '@chengyun/contract/reports';
import PDFDocument from 'pdfkit';
import { type LinkOf, points, SIZE, TEXT_WIDTH } from './page.ts';
import { writeItem } from './pdf-parts.ts';
import { BOTTOM, LEFT, type Pen, TOP } from './pen.ts';
import { sheetOf } from './sheet.ts';
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
  for (const item of sheetOf(content)) writeItem(pen, item);
  numberPages(doc);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
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
