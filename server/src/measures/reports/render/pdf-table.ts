import type { ReportBlock } from '@chengyun/contract/reports';
import { layLines } from './lay-lines.ts';
import { LINE_PITCH, SIZE, TEXT_WIDTH } from './page.ts';
import { piecesIn, writeLine } from './pdf-text.ts';
import { feed, LEFT, makeRoom, type Pen } from './pen.ts';

const [CELL_X, CELL_Y] = [3.5, 3.5];

/** A table with rules above, below and between; its head comes again on each page. */
export function writeTable(pen: Pen, { columns, rows }: Extract<ReportBlock, { kind: 'table' }>): void {
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
    layLines(piecesIn(pen, text), {
      ...{ width: (widths[at] ?? 0) - 2 * CELL_X, indent: 0, justify: false, tight: 0 },
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
