import { open } from 'node:fs/promises';
import { guessColumns } from '../rows/guess-mapping.ts';
import { xlsxRows } from '../xlsx/xlsx-rows.ts';
import { BOUNDS } from './bounds.ts';
import { csvRows } from './csv-rows.ts';
import { jsonRows } from './json-rows.ts';
import type { TableRow } from './table-row.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A file as a table: headings made distinct, and the rows below them as often as asked. */
export type Table = {
  readonly headings: readonly string[];
  readonly rows: () => AsyncGenerator<TableRow>;
};

/** Rows in which the headings are looked for: lists often begin with a title and a date. */
const ROWS_BEFORE = 10;

/** Opens a CSV, XLSX or JSON Lines file, told by its content; throws `UnreadableFile` when it is none or empty. */
export async function openTable(path: string): Promise<Table> {
  const all = await rowReader(path);
  const beginning: TableRow[] = [];
  for await (const row of all(path)) if (beginning.push(row) === ROWS_BEFORE) break;
  const headingRow = findHeadings(beginning);
  if (!headingRow) throw empty();
  if (headingRow.cells.length > BOUNDS.columns) throw tooManyColumns(headingRow.cells.length);
  const headings = distinct(headingRow.cells);
  return { headings, rows: () => rowsBelow(all(path), headingRow.rowNumber, headings.length) };
}

async function rowReader(path: string): Promise<(path: string) => AsyncGenerator<TableRow>> {
  const file = await open(path, 'r').catch((cause) => Promise.reject(cause.code === 'ENOENT' ? gone(cause) : cause));
  const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0).finally(() => file.close());
  const head = buffer.subarray(0, bytesRead);
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return xlsxRows;
  if (head.toString('hex', 0, 4) === 'd0cf11e0') throw oldWorkbook();
  if (isNoText(head)) throw noTable();
  return /^(\xEF\xBB\xBF)?\s*\{/.test(head.toString('latin1')) ? jsonRows : csvRows;
}

/** A picture, PDF or program: text holds no NUL unless it is UTF-16, which begins with a mark. */
function isNoText(head: Buffer): boolean {
  if (head.toString('latin1', 0, 5) === '%PDF-') return true;
  const isUtf16 = /^(fffe|feff)/.test(head.toString('hex', 0, 2));
  return !isUtf16 && head.includes(0);
}

function findHeadings(rows: readonly TableRow[]): TableRow | undefined {
  const known = rows.find((row) => Object.keys(guessColumns(row.cells.map((cell) => cell.trim()))).length >= 2);
  return known ?? rows.find((row) => row.cells.filter((cell) => cell.trim() !== '').length >= 2) ?? rows[0];
}

/** Names each column once: empty ones by their place, repeated ones with a number. */
function distinct(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, at) => {
    // Line breaks and NUL have no place in a name; PostgreSQL refuses the latter.
    const plain = cell.replaceAll(/\p{Cc}+/gu, ' ').trim();
    const name = plain.slice(0, 180).toWellFormed() || `#${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

async function* rowsBelow(all: AsyncGenerator<TableRow>, headingRow: number, width: number): AsyncGenerator<TableRow> {
  let count = 0;
  for await (const row of all) {
    if (row.rowNumber <= headingRow || row.cells.every((cell) => cell.trim() === '')) continue;
    if (++count > BOUNDS.rows) throw tooManyRows();
    yield row.broken ? row : fitted(row, width);
  }
}

// A row wider than its headings has a separator too many: every cell after it would be taken for another field.
function fitted(row: TableRow, width: number): TableRow {
  const surplus = row.cells.slice(width).some((cell) => cell.trim() !== '');
  if (!surplus) return row;
  const broken = {
    zh: `这一行有 ${row.cells.length} 格，表头只有 ${width} 格；含分隔符的内容请用双引号括起来`,
    en: `this row has ${row.cells.length} cells under ${width} headings; put quotes around a value that holds the separator`,
  };
  return { ...row, broken };
}

function empty(): UnreadableFile {
  return new UnreadableFile({
    zh: '文件是空的；第一行应为表头，其后每行一件。',
    en: 'The file is empty; the first row should be the headings, then one case a row.',
  });
}

function noTable(): UnreadableFile {
  return new UnreadableFile({
    zh: '这不是表格文件；请上传 CSV、XLSX 或 JSONL。',
    en: 'This is not a table; send a CSV, XLSX or JSON Lines file.',
  });
}

function oldWorkbook(): UnreadableFile {
  return new UnreadableFile({
    zh: '这是旧版 Excel（.xls）或加密的工作簿，请另存为未加密的 XLSX 或 CSV 后上传。',
    en: 'This is an old Excel workbook (.xls) or one with a password; save it as XLSX or CSV without a password.',
  });
}

function tooManyColumns(count: number): UnreadableFile {
  return new UnreadableFile({
    zh: `文件有 ${count} 列，最多 ${BOUNDS.columns} 列；请只保留需要的列。`,
    en: `The file has ${count} columns, at most ${BOUNDS.columns} can be read; keep only those needed.`,
  });
}

function tooManyRows(): UnreadableFile {
  return new UnreadableFile({
    zh: `文件超过 ${BOUNDS.rows} 行，请拆分成几个文件。`,
    en: `The file has more than ${BOUNDS.rows} rows; split it into several files.`,
  });
}

// The same list was sent twice at once and the other run took it away when it was done.
function gone(cause: Error): UnreadableFile {
  const told = { zh: '文件已不在，请重新上传。', en: 'The file is not there any more; send it again.' };
  return new UnreadableFile(told, { cause });
}
