import { PassThrough, Readable, type Writable } from 'node:stream';
import { stringify } from 'csv-stringify';

export type TableFormat = 'csv' | 'xlsx';
export type Cell = string | number | boolean | null;

/** The media type of a table file. */
export function tableType(format: TableFormat): string {
  if (format === 'csv') return 'text/csv; charset=utf-8';
  return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
}

/** Who took a file out, when, and of what: lines that go with it. */
export type Mark = readonly string[];

/**
 * A table as a file, made while it is read; whatever stands in the cells, no spreadsheet runs it as a formula. A workbook
 * bears its mark at the foot of each printed page and on a second sheet; the first one stays a plain table.
 */
export function tableStream(
  headings: readonly string[],
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
  format: TableFormat,
  mark: Mark = [],
): Readable {
  return format === 'csv' ? csvStream(headings, batches) : xlsxStream(headings, batches, mark);
}

// The mark at the beginning tells spreadsheets on Chinese machines that this is UTF-8.
function csvStream(headings: readonly string[], batches: AsyncIterable<readonly (readonly Cell[])[]>): Readable {
  const rows = Readable.from(flat(headings, batches));
  const lines = stringify({ bom: true, record_delimiter: 'windows' });
  rows.on('error', (error) => lines.destroy(error));
  lines.on('close', () => rows.destroy());
  return rows.pipe(lines);
}

async function* flat(headings: readonly string[], batches: AsyncIterable<readonly (readonly Cell[])[]>) {
  yield headings.map(defused);
  for await (const batch of batches) for (const row of batch) yield row.map(defused);
}

/**
 * A cell that begins like a formula gets an apostrophe before it, which spreadsheets take as "this is text" (CSV
 * injection). Numbers such as -3.5 and +8613800138000 stay as they are.
 */
export function defused(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  if (!/^[\s\0]*[=+\-@＝＋－＠\t\r]/.test(cell) || /^[+-]?\d[\d ,.-]*$/.test(cell)) return cell;
  return `'${cell}`;
}

function xlsxStream(
  headings: readonly string[],
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
  mark: Mark,
): Readable {
  const out = new PassThrough();
  // The writer ends the stream itself; an error must reach the reader, or a half file would look whole.
  writeWorkbook(out, headings, batches, mark).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

async function writeWorkbook(
  out: PassThrough,
  headings: readonly string[],
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
  mark: Mark,
): Promise<void> {
  const { default: ExcelJS } = await import('exceljs'); // 38 MB, which a server that makes no workbook need not hold
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet('1', {
    views: [{ state: 'frozen', ySplit: 1 }],
    // An ampersand begins a code there.
    headerFooter: { oddFooter: `&L${mark.join(' · ').replaceAll('&', '&&')}&R&P / &N`.slice(0, 250) },
  });
  const first = sheet.addRow([...headings]);
  first.font = { bold: true };
  first.commit();
  for await (const batch of batches) {
    if (out.destroyed) return;
    for (const row of batch) sheet.addRow(row.map(kept)).commit();
    for (const pipe of pipesOf(sheet)) if (!pipe.write('')) await drained(pipe, out);
    if (out.writableNeedDrain) await drained(out, out);
  }
  sheet.commit();
  if (mark.length > 0) {
    const about = book.addWorksheet('2');
    for (const line of mark) about.addRow([kept(line)]).commit();
    about.commit();
  }
  await book.commit();
}

// A text in a workbook is never a formula; but XML has no place for control characters, and a cell none for 32,768.
function kept(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  return cell
    .replaceAll(/[^\P{Cc}\n\r\t]/gu, '')
    .slice(0, 32_767)
    .toWellFormed();
}

// The library hands rows on to be packed and waits for nobody: a long list would lie in memory unpacked. Its types do not
// tell where the rows of a sheet go.
function pipesOf(sheet: object): readonly Writable[] {
  return (sheet as { readonly stream?: { readonly pipes?: readonly Writable[] } }).stream?.pipes ?? [];
}

/** Waits until `behind` takes more, or nobody reads `out` any longer. */
function drained(behind: Writable, out: PassThrough): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  behind.once('drain', resolve);
  out.once('close', resolve);
  return promise.finally(() => {
    behind.off('drain', resolve);
    out.off('close', resolve);
  });
}
