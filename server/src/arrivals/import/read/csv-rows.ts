import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { BOUNDS } from './bounds.ts';
import { decoded, detectEncoding } from './encoding.ts';
import { guessSeparator } from './separator.ts';
import type { TableRow } from './table-row.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** The rows of a CSV file: any usual encoding, separated by comma, semicolon or tab; empty rows are left out. */
export async function* csvRows(path: string): AsyncGenerator<TableRow> {
  const encoding = await detectEncoding(path);
  const open = () => decoded(createReadStream(path), encoding);
  const delimiter = guessSeparator(await beginning(open()));
  const parser = parse({
    ...{ delimiter, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true },
    maxRecordSize: BOUNDS.rowCharacters,
  });
  const text = Readable.from(open());
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let rowNumber = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { rowNumber: ++rowNumber, cells };
  } catch (cause) {
    throw asUnreadable(cause, rowNumber);
  } finally {
    text.destroy();
    parser.destroy();
  }
}

async function beginning(text: AsyncIterable<string>): Promise<string> {
  let read = '';
  for await (const piece of text) {
    read += piece;
    if (read.length > 16_384) break;
  }
  return read;
}

function asUnreadable(cause: unknown, lastRow: number): unknown {
  if (!(cause instanceof CsvError)) return cause;
  const row = lastRow + 1;
  if (cause.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new UnreadableFile(
      {
        zh: `第 ${row} 行起有一个引号没有闭合，文件后面的内容无法分行；请补上引号后重新上传。`,
        en: `A quotation mark opened in row ${row} is never closed, so the rest cannot be told apart; close it and send the file again.`,
      },
      { cause },
    );
  }
  if (cause.code === 'CSV_MAX_RECORD_SIZE') {
    const most = `${BOUNDS.rowCharacters / 1_000_000}`;
    return new UnreadableFile(
      {
        zh: `第 ${row} 行超过 ${most}00 万个字符，无法读取；请确认列数（最多 ${BOUNDS.columns} 列）和换行是否正确。`,
        en: `Row ${row} has more than ${most} million characters; check its columns (at most ${BOUNDS.columns}) and line breaks.`,
      },
      { cause },
    );
  }
  return new UnreadableFile(
    {
      zh: `第 ${row} 行无法读取，请检查该行后重新上传。`,
      en: `Row ${row} cannot be read; check it and send the file again.`,
    },
    { cause },
  );
}
