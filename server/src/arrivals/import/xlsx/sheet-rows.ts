import { BOUNDS } from '../read/bounds.ts';
import type { TableRow } from '../read/table-row.ts';
import { UnreadableFile } from '../read/unreadable-file.ts';
import { columnOf, numberText } from './cell-text.ts';
import { type XmlListener, xmlEvents } from './xml-events.ts';

export type SheetFacts = {
  readonly shared: readonly string[];
  readonly isDate: readonly boolean[];
  readonly date1904: boolean;
};

/** The rows of a sheet that hold anything (ECMA-376 part 1, 18.3.1.73); a formula reads as the value it last had. */
export async function* sheetRows(bytes: AsyncIterable<Uint8Array>, facts: SheetFacts): AsyncGenerator<TableRow> {
  const found: TableRow[] = [];
  for await (const _ of xmlEvents(
    bytes,
    rowListener(facts, (row) => found.push(row)),
  )) {
    yield* found;
    found.length = 0;
  }
}

type Cell = { column: number; type: string; style: number; text: string };

function rowListener(facts: SheetFacts, take: (row: TableRow) => void): XmlListener {
  let cells: string[] = [];
  let [rowNumber, characters] = [0, 0];
  let cell: Cell | undefined;
  let listening = false;
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        cells = [];
        characters = 0;
        rowNumber = Number(attributes['r']) || rowNumber + 1;
      } else if (name === 'c') {
        cell = { ...cellOf(attributes, cells.length), text: '' };
        if (cell.column >= BOUNDS.columns) throw tooWide(rowNumber);
      } else if (name === 'v' || name === 't') listening = true;
    },
    text: (piece) => {
      if (!listening || !cell) return;
      cell.text += piece;
      characters += piece.length;
      if (characters > BOUNDS.rowCharacters) throw tooWide(rowNumber);
    },
    close: (name) => {
      if (name === 'v' || name === 't') listening = false;
      else if (name === 'c' && cell) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = cellText(cell, facts);
        cell = undefined;
      } else if (name === 'row' && cells.some((text) => text !== '')) take({ rowNumber, cells });
    },
  };
}

function cellOf(attributes: Readonly<Record<string, string>>, next: number) {
  return {
    column: columnOf(attributes['r']) ?? next,
    type: attributes['t'] ?? 'n',
    style: Number(attributes['s'] ?? 0),
  };
}

function cellText({ type, style, text }: Cell, { shared, isDate, date1904 }: SheetFacts): string {
  switch (type) {
    case 's':
      return shared[Number(text)] ?? '';
    case 'n':
      return numberText(text, isDate[style] ?? false, date1904);
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return ''; // #N/A and the like say that there is no value
    default:
      return text; // str, inlineStr, d (ISO 8601)
  }
}

function tooWide(row: number): UnreadableFile {
  return new UnreadableFile({
    zh: `第 ${row} 行超过 ${BOUNDS.columns} 列或 ${BOUNDS.rowCharacters} 个字符；请只保留需要的列。`,
    en: `Row ${row} has more than ${BOUNDS.columns} columns or ${BOUNDS.rowCharacters} characters; keep only the columns needed.`,
  });
}
