import { piecesOf } from '@chengyun/contract/report-text';
import type { ReportBlock, ReportFigure } from '@chengyun/contract/reports';
import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  Footer,
  ImageRun,
  type IRunOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { drawChart } from '../draw/draw-chart.ts';
import { toSvg } from '../draw/to-svg.ts';
import { LINE_PITCH, type LinkOf, SIZE, TEXT_WIDTH } from './page.ts';
import type { SheetItem } from './sheet.ts';
import { FONT_FAMILY, toPng } from './to-png.ts';

type Figures = Readonly<Record<string, ReportFigure>>;
type TextKind = Exclude<SheetItem['kind'], 'table' | 'chart'>;

/** Type faces by name, GB/T 9704-2012, 5.2.2 and 7.3: the reader's machine has them. */
const FACE = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  part: '黑体',
  section: '楷体_GB2312',
  figure: 'Times New Roman',
} as const;

interface Style {
  readonly face: string;
  readonly size: number;
  readonly align: (typeof AlignmentType)[keyof typeof AlignmentType];
  /** Indent of the first line, in characters. */
  readonly indent: number;
  readonly keepNext: boolean;
  /** Its level in the outline that the reader's program shows beside the text. */
  readonly outlineLevel?: number;
}

const body: Style = { face: FACE.body, size: SIZE.sanhao, align: AlignmentType.BOTH, indent: 2, keepNext: false };
const STYLES: Readonly<Record<TextKind, Style>> = {
  title: { ...body, face: FACE.title, size: SIZE.erhao, align: AlignmentType.CENTER, indent: 0 },
  subtitle: { ...body, face: FACE.section, align: AlignmentType.CENTER, indent: 0 },
  part: { ...body, face: FACE.part, keepNext: true, outlineLevel: 0 },
  section: { ...body, face: FACE.section, keepNext: true, outlineLevel: 1 },
  body,
  caption: { ...body, face: FACE.part, size: SIZE.xiaosi, align: AlignmentType.CENTER, indent: 0, keepNext: true },
  signed: { ...body, align: AlignmentType.RIGHT, indent: 0 },
};

/** A line or paragraph of the document. */
export function docxText(kind: TextKind, text: string, figures: Figures, linkOf: LinkOf): Paragraph {
  const { face, size, align, indent, keepNext, outlineLevel } = STYLES[kind];
  return new Paragraph({
    alignment: align,
    keepNext,
    ...(outlineLevel === undefined ? {} : { outlineLevel }),
    spacing: { line: Math.round(LINE_PITCH * 20), lineRule: LineRuleType.EXACT, ...SPACE[kind] },
    indent: kind === 'signed' ? { right: SIZE.sanhao * 4 * 20 } : { firstLine: indent * size * 20 },
    children: runs(text, figures, linkOf, runOf(face, size)),
  });
}

const LINE = Math.round(LINE_PITCH * 20);
const SPACE: Partial<Record<TextKind, { readonly before?: number; readonly after?: number }>> = {
  subtitle: { after: LINE },
  signed: { before: 0 },
};

function runOf(face: string, size: number): IRunOptions {
  return { font: { ascii: FACE.figure, hAnsi: FACE.figure, eastAsia: face, hint: 'eastAsia' }, size: size * 2 };
}

function runs(text: string, figures: Figures, linkOf: LinkOf, style: IRunOptions): ParagraphChild[] {
  return piecesOf(text).map((piece) => {
    if ('text' in piece) return new TextRun({ ...style, text: piece.text });
    const run = new TextRun({ ...style, text: figures[piece.key]?.text ?? '—' });
    return new ExternalHyperlink({ link: linkOf(piece.key), children: [run] });
  });
}

/** A table with rules above, below and under its head, which comes again on each page. */
export function docxTable(
  { columns, rows }: Extract<ReportBlock, { kind: 'table' }>,
  figures: Figures,
  linkOf: LinkOf,
): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.round((width / whole) * TEXT_WIDTH * 20));
  const line = (cells: readonly string[], head: boolean) =>
    new TableRow({
      ...{ tableHeader: head, cantSplit: true },
      children: cells.map((cell, at) => {
        const align = head ? 'center' : (columns[at]?.align ?? 'left');
        const style = runOf(head ? FACE.part : FACE.body, SIZE.wuhao);
        return new TableCell({
          ...{ verticalAlign: VerticalAlign.CENTER, margins: { top: 40, bottom: 40, left: 70, right: 70 } },
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          children: [new Paragraph({ alignment: align, children: runs(cell, figures, linkOf, style) })],
        });
      }),
    });
  return new Table({
    ...{ columnWidths: widths, width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA } },
    borders: BORDERS,
    rows: [
      line(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((row) => line(row, false)),
    ],
  });
}

const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: '808080' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const BORDERS = { top: thick, bottom: thick, left: none, right: none, insideHorizontal: thin, insideVertical: none };

/** Pixels of a picture per point, as Word counts them. */
const PIXELS = 96 / 72;

/** A chart as SVG, with a picture for those who draw none. */
export async function docxChart({ caption, chart }: Extract<ReportBlock, { kind: 'chart' }>): Promise<Paragraph> {
  const drawing = drawChart(chart);
  const svg = toSvg(drawing, FONT_FAMILY);
  const transformation = { width: Math.round(drawing.width * PIXELS), height: Math.round(drawing.height * PIXELS) };
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(toSvg(drawing, `${FACE.body}, ${FONT_FAMILY}, FangSong, SimSun, sans-serif`)),
    transformation,
    fallback: { type: 'png', data: await toPng(svg) },
    altText: { name: caption, title: caption, description: chart.labels.join('、') },
  });
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 60, after: 120 }, children: [image] });
}

/** Page numbers, — 1 —, outside: right on odd pages, left on even ones, one character in (7.5). */
export function docxFooters(): { readonly default: Footer; readonly even: Footer } {
  const side = (alignment: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: { [alignment]: SIZE.sihao * 20 },
          children: [new TextRun({ ...runOf('宋体', SIZE.sihao), children: ['— ', PageNumber.CURRENT, ' —'] })],
        }),
      ],
    });
  return { default: side('right'), even: side('left') };
}
