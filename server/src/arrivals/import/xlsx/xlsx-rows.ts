import { type FileHandle, open } from 'node:fs/promises';
import { unzip } from '../../../support/files/unzip.ts';
import { BadZip, readZipEntries } from '../../../support/files/zip-entries.ts';
import { BOUNDS } from '../read/bounds.ts';
import type { TableRow } from '../read/table-row.ts';
import { UnreadableFile } from '../read/unreadable-file.ts';
import { sharedTexts } from './shared-texts.ts';
import { sheetRows } from './sheet-rows.ts';
import { dateStyles, firstSheet } from './workbook-parts.ts';

/**
 * The rows of the first visible sheet of an XLSX workbook, streamed. Read by ourselves and not with exceljs, whose
 * reader unpacks without a limit and fails on cells that do not name their column.
 */
export async function* xlsxRows(path: string): AsyncGenerator<TableRow> {
  const file = await open(path, 'r');
  try {
    yield* rowsOf(await partsOf(file));
  } catch (cause) {
    throw cause instanceof BadZip ? damaged(cause) : cause;
  } finally {
    await file.close();
  }
}

type Parts = (name: string) => AsyncIterable<Uint8Array> | undefined;

async function partsOf(file: FileHandle): Promise<Parts> {
  const entries = new Map((await readZipEntries(file)).map((entry) => [entry.name.toLowerCase(), entry]));
  return (name) => {
    const entry = entries.get(name.toLowerCase());
    return entry && unzip(file, entry, BOUNDS.sheetBytes);
  };
}

async function* rowsOf(parts: Parts): AsyncGenerator<TableRow> {
  const sheet = await firstSheet(parts);
  const bytes = sheet && parts(sheet.part);
  if (!sheet || !bytes) throw noSheet();
  const isDate = await dateStyles(parts);
  const shared = await sharedTexts(parts('xl/sharedStrings.xml'));
  yield* sheetRows(bytes, { shared, isDate, date1904: sheet.date1904 });
}

function noSheet(): UnreadableFile {
  return new UnreadableFile({
    zh: '工作簿中没有可读的工作表，请确认文件是 XLSX 格式且至少有一张未隐藏的工作表。',
    en: 'The workbook has no sheet to read; make sure that it is XLSX with at least one sheet not hidden.',
  });
}

function damaged(cause: BadZip): UnreadableFile {
  return new UnreadableFile(
    {
      zh: '工作簿损坏、加密或展开后过大；请用电子表格软件打开，另存为未加密的 XLSX 后重新上传。',
      en: `The workbook cannot be unpacked (${cause.message}); open it in a spreadsheet program, save it as XLSX without a password and send it again.`,
    },
    { cause },
  );
}
