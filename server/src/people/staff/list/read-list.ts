import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { checkOfficeFile } from '../../../support/files/check-office.ts';
import { Refusal } from '../../../support/http/refusal.ts';

/** A row of a list: its line in the file and its cells as text. */
export type ListRow = { readonly line: number; readonly cells: readonly string[] };

const MOST_UNPACKED = 20 * 1024 * 1024;

/** Reads the rows of an XLSX or CSV (UTF-8 or GB 18030); refuses what is neither, and workbooks that unpack to more than 20 MB. */
export async function readList(file: Buffer): Promise<readonly ListRow[]> {
  try {
    return file.subarray(0, 2).toString('latin1') === 'PK' ? await workbookRows(file) : csvRows(file);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal('people.import-form');
  }
}

async function workbookRows(file: Buffer): Promise<readonly ListRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'chengyun-list-'));
  try {
    const path = join(folder, 'list.xlsx');
    await writeFile(path, file);
    await checkOfficeFile(path, MOST_UNPACKED);
    const { default: ExcelJS } = await import('exceljs'); // 38 MB, held from the first workbook on
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const rows: ListRow[] = [];
    book.worksheets[0]?.eachRow((row, line) => {
      const cells = Array.from({ length: row.cellCount }, (_, at) => row.getCell(at + 1).text.trim());
      rows.push({ line, cells });
    });
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function csvRows(file: Buffer): readonly ListRow[] {
  const rows: string[][] = parse(decoded(file), {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  return rows.map((cells, at) => ({ line: at + 1, cells }));
}

// Spreadsheets on Chinese machines still write GB 18030.
function decoded(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(file);
  }
}
