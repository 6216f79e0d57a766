import type { ReportBlock } from '@chengyun/contract/reports';
import { drawChart } from '../draw/draw-chart.ts';
import { piecesOf } from '../write/references.ts';
import { type Line, layLines, type Piece } from './lay-lines.ts';
import { LINE_PITCH, SIZE, TEXT_WIDTH } from './page.ts';
import { drawStrokes } from './pdf-chart.ts';
import { feed, LEFT, makeRoom, type Pen } from './pen.ts';
import type { SheetItem } from './sheet.ts';

interface Style {
  readonly font: 'regular' | 'medium' | 'bold';
  readonly size: number;
  readonly align: 'justify' | 'center' | 'right';
  readonly indent: number;
}

const body: Style = { font: 'regular', size: SIZE.sanhao, align: 'justify', indent: 2 };
type TextKind = Exclude<SheetItem['kind'], 'table' | 'chart'>;
const STYLES: Readonly<Record<TextKind, Style>> = {
  title: { font: 'bold', size: SIZE.erhao, align: 'center', indent: 0 },
  subtitle: { ...body, align: 'center', indent: 0 },
  part: { ...body, font: 'bold' },
  section: { ...body, font: 'medium' },
  body,
  caption: { font: 'medium', size: SIZE.xiaosi, align: 'center', indent: 0 },
  signed: { ...body, align: 'right', indent: 0 },
};

/** Writes one item of the sheet where the pen stands. */
export function writeItem(pen: Pen, item: SheetItem): void {
  if (item.kind === 'table') table(pen, item.table);
  else if (item.kind === 'chart') chart(pen, item.chart);
  else text(pen, item.kind, item.text);
}

function text(pen: Pen, kind: TextKind, said: string): void {
  const { font, size, align, indent } = STYLES[kind];
  pen.doc.font(font).fontSize(size);
  // A character of size 3 is set a little narrower than its size, so that 28 stand in a line.
  const laid = layLines(pieces(pen, said), {
    ...{ width: TEXT_WIDTH, indent: indent * size, justify: align === 'justify' },
    measure: (text) => pen.doc.widthOfString(text),
  });
  // A heading is not left alone at the foot of a page, a caption not without what it stands over.
  makeRoom(pen, LINE_PITCH * (KEPT[kind] ?? 1));
  for (const line of laid) {
    makeRoom(pen, LINE_PITCH);
    writeLine(pen, line, LEFT + shift(line, align), pen.y + (LINE_PITCH - size * 1.45) / 2);
    feed(pen);
  }
  if (kind === 'subtitle') feed(pen);
}

const KEPT: Partial<Record<TextKind, number>> = { part: 3, section: 2, caption: 7 };

function shift({ runs }: Line, align: Style['align']): number {
  if (align === 'justify') return 0;
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  return align === 'center' ? (TEXT_WIDTH - width) / 2 : TEXT_WIDTH - width - SIZE.sanhao * 4;
}

/** The pieces of a text with its figures as printed. */
function pieces({ content }: Pen, text: string): readonly Piece[] {
  return piecesOf(text).map((piece) =>
    'text' in piece
      ? { text: piece.text, key: null }
      : { text: content.figures[piece.key]?.text ?? '—', key: piece.key },
  );
}

function writeLine({ doc, linkOf }: Pen, { runs, stretch }: Line, x: number, y: number): void {
  for (const run of runs) {
    doc.fillColor(run.key === null ? '#000000' : LINKED);
    doc.text(run.text, x + run.x, y, { lineBreak: false, characterSpacing: stretch });
    if (run.key !== null) doc.link(x + run.x, y, run.width, doc.currentLineHeight(), linkOf(run.key));
  }
}

/** Nearly black, so that it prints as the rest and shows on a screen that it leads somewhere. */
const LINKED = '#14475a';

const [CELL_X, CELL_Y] = [3.5, 3.5];

function table(pen: Pen, { columns, rows }: Extract<ReportBlock, { kind: 'table' }>): void {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => (width / whole) * TEXT_WIDTH);
  const head = () =>
    row(
      pen,
      columns.map(({ title }) => ({ text: title, align: 'center' })),
      widths,
      true,
    );
  head();
  for (const cells of rows) {
    // A row of two lines must fit; on a new page the head comes again.
    if (makeRoom(pen, 2 * LINE_PITCH)) head();
    row(
      pen,
      cells.map((text, at) => ({ text, align: columns[at]?.align ?? 'left' })),
      widths,
      false,
    );
  }
  rule(pen, pen.y, 1);
  feed(pen, 0.5);
}

interface Cell {
  readonly text: string;
  readonly align: 'left' | 'right' | 'center';
}

function row(pen: Pen, cells: readonly Cell[], widths: readonly number[], isHead: boolean): void {
  const { doc } = pen;
  doc.font(isHead ? 'medium' : 'regular').fontSize(SIZE.wuhao);
  const laid = cells.map(({ text }, at) =>
    layLines(pieces(pen, text), {
      ...{ width: (widths[at] ?? 0) - 2 * CELL_X, indent: 0, justify: false },
      measure: (one) => doc.widthOfString(one),
    }),
  );
  const pitch = doc.currentLineHeight() * 1.02;
  const height = Math.max(1, ...laid.map((lines) => lines.length)) * pitch + 2 * CELL_Y;
  rule(pen, pen.y, isHead ? 1 : 0.4);
  let x = LEFT;
  for (const [at, lines] of laid.entries()) {
    const room = (widths[at] ?? 0) - 2 * CELL_X;
    for (const [nth, line] of lines.entries()) {
      const width = line.runs.reduce((sum, run) => sum + run.width, 0);
      const free = cells[at]?.align === 'left' ? 0 : cells[at]?.align === 'right' ? room - width : (room - width) / 2;
      writeLine(pen, line, x + CELL_X + free, pen.y + CELL_Y + nth * pitch);
    }
    x += widths[at] ?? 0;
  }
  pen.y += height;
}

function rule({ doc }: Pen, y: number, width: number): void {
  const colour = width < 1 ? '#9a9a9a' : '#000000';
  doc
    .save()
    .lineWidth(width)
    .strokeColor(colour)
    .moveTo(LEFT, y)
    .lineTo(LEFT + TEXT_WIDTH, y)
    .stroke()
    .restore();
}

function chart(pen: Pen, { chart: data }: Extract<ReportBlock, { kind: 'chart' }>): void {
  const drawing = drawChart(data);
  makeRoom(pen, drawing.height);
  drawStrokes(pen, drawing, LEFT, pen.y);
  pen.y += drawing.height;
  feed(pen, 0.5);
}
