import { piecesOf } from '@chengyun/contract/report-text';
import { type Line, layLines, type Piece } from './lay-lines.ts';
import { LINE_PITCH, PAGE, SIZE, TEXT_WIDTH } from './page.ts';
import { feed, LEFT, makeRoom, type Pen } from './pen.ts';
import type { SheetItem } from './sheet.ts';

interface Style {
  readonly font: 'regular' | 'medium' | 'bold';
  readonly size: number;
  readonly align: 'justify' | 'center' | 'right';
  /** Of the first line, in characters. */
  readonly indent: number;
}

export type TextKind = Exclude<SheetItem['kind'], 'table' | 'chart'>;

const body: Style = { font: 'regular', size: SIZE.sanhao, align: 'justify', indent: 2 };
const STYLES: Readonly<Record<TextKind, Style>> = {
  title: { font: 'bold', size: SIZE.erhao, align: 'center', indent: 0 },
  subtitle: { ...body, align: 'center', indent: 0 },
  part: { ...body, font: 'bold' },
  section: { ...body, font: 'medium' },
  body,
  caption: { font: 'medium', size: SIZE.xiaosi, align: 'center', indent: 0 },
  signed: { ...body, align: 'right', indent: 0 },
};

/** A character of size 3 is set a little narrower than it is, so that 28 stand in a line. */
const TIGHT = TEXT_WIDTH / PAGE.characters - SIZE.sanhao;

/** How many lines a text takes. */
export function linesIn(pen: Pen, kind: TextKind, text: string): number {
  return laid(pen, kind, text).length;
}

/** Writes a title, heading or paragraph where the pen stands, on as many pages as it needs. */
export function writeText(pen: Pen, kind: TextKind, text: string): void {
  const { size, align } = STYLES[kind];
  for (const line of laid(pen, kind, text)) {
    makeRoom(pen, LINE_PITCH);
    writeLine(pen, line, LEFT + shift(line, align), pen.y + (LINE_PITCH - size * 1.45) / 2);
    feed(pen);
  }
  if (kind === 'subtitle') feed(pen);
}

function laid(pen: Pen, kind: TextKind, text: string): readonly Line[] {
  const { font, size, align, indent } = STYLES[kind];
  const tight = size === SIZE.sanhao ? TIGHT : 0;
  pen.doc.font(font).fontSize(size);
  return layLines(piecesIn(pen, text), {
    ...{ width: TEXT_WIDTH, indent: indent * (size + tight), justify: align === 'justify', tight },
    measure: (one) => pen.doc.widthOfString(one),
  });
}

function shift({ runs }: Line, align: Style['align']): number {
  if (align === 'justify') return 0;
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  return align === 'center' ? (TEXT_WIDTH - width) / 2 : TEXT_WIDTH - width - SIZE.sanhao * 4;
}

/** The pieces of a text with its figures as printed. */
export function piecesIn({ content }: Pen, text: string): readonly Piece[] {
  return piecesOf(text).map((piece) =>
    'text' in piece
      ? { text: piece.text, key: null }
      : { text: content.figures[piece.key]?.text ?? '—', key: piece.key },
  );
}

/** Writes a laid line with its upper left corner at a place of the page; figures lead to their lists. */
export function writeLine({ doc, linkOf }: Pen, { runs, stretch }: Line, x: number, y: number): void {
  for (const run of runs) {
    doc.fillColor(run.key === null ? '#000000' : LINKED);
    doc.text(run.text, x + run.x, y, { lineBreak: false, characterSpacing: stretch });
    if (run.key !== null) doc.link(x + run.x, y, run.width, doc.currentLineHeight(), linkOf(run.key));
  }
}

/** Nearly black, so that it prints as the rest and shows on a screen that it leads somewhere. */
const LINKED = '#14475a';
