import { createReadStream } from 'node:fs';
import { BOUNDS } from './bounds.ts';
import { decoded, detectEncoding } from './encoding.ts';
import type { TableRow } from './table-row.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Lines that are looked at for the names of the fields; a later line's further fields are left out. */
const LINES_FOR_HEADINGS = 200;

/** The rows of a JSON Lines file (one object a line) as a table: the first row returned is the headings, numbered 0. */
export async function* jsonRows(path: string): AsyncGenerator<TableRow> {
  const held: Line[] = [];
  let headings: readonly string[] | undefined;
  for await (const line of lines(path)) {
    if (headings) yield rowOf(line, headings);
    else if (held.push(line) === LINES_FOR_HEADINGS) {
      headings = headingsOf(held);
      yield* started(held, headings);
    }
  }
  if (!headings) yield* started(held, headingsOf(held));
}

type Line = { readonly rowNumber: number; readonly text: string; readonly object: Record<string, unknown> | undefined };

function* started(held: readonly Line[], headings: readonly string[]): Generator<TableRow> {
  yield { rowNumber: 0, cells: headings };
  for (const line of held) yield rowOf(line, headings);
}

function headingsOf(held: readonly Line[]): string[] {
  return [...new Set(held.flatMap((line) => Object.keys(line.object ?? {})))];
}

function rowOf({ rowNumber, text, object }: Line, headings: readonly string[]): TableRow {
  if (object) return { rowNumber, cells: headings.map((heading) => cellOf(object[heading])) };
  const broken = {
    zh: '这一行不是 JSON 对象，应为 {"title": "…", …} 的形式',
    en: 'this line is not a JSON object such as {"title": "…", …}',
  };
  return { rowNumber, cells: [text], broken };
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function* lines(path: string): AsyncGenerator<Line> {
  let rest = '';
  let rowNumber = 0;
  for await (const piece of decoded(createReadStream(path), await detectEncoding(path))) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > BOUNDS.rowCharacters) throw tooLong(rowNumber + 1);
    for (const text of parts) {
      rowNumber++;
      if (text.trim() !== '') yield { rowNumber, text, object: objectOf(text) };
    }
  }
  if (rest.trim() !== '') yield { rowNumber: rowNumber + 1, text: rest, object: objectOf(rest) };
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined; // the row says so itself
  }
}

function tooLong(row: number): UnreadableFile {
  return new UnreadableFile({
    zh: `第 ${row} 行超过 ${BOUNDS.rowCharacters} 个字符，请检查文件是否为每行一个对象。`,
    en: `Line ${row} has more than ${BOUNDS.rowCharacters} characters; check that there is one object a line.`,
  });
}
