import type { Sql } from '../../support/db/connect.ts';
import { type ListColumn, listTable } from '../../support/files/list-table.ts';
import type { Mark } from '../../support/files/write-table.ts';
import type { Bilingual, Language } from '../../support/http/language.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { UsageError } from '../command.ts';

/** In what a list can be written; the ending of a file says which. */
export const FORMATS = ['jsonl', 'csv', 'xlsx', 'geojson'] as const;
export type Format = (typeof FORMATS)[number];

/** Which rows: of an instant on and before another, and of cases those of one kind. */
export interface Wanted {
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly kind: string | undefined;
}

/** What a list is read from: one moment of the town. */
export interface Reading {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly wanted: Wanted;
  readonly at: Date;
}

/** How a list is written: times in tables by the clock of the town, everything else in the words of `language`. */
export interface Writing {
  readonly format: Format;
  readonly language: Language;
  readonly mark: Mark;
}

/** What goes into a file, and how many rows have gone so far. */
export interface Content {
  readonly pieces: AsyncIterable<Uint8Array | string>;
  readonly rows: () => number;
}

/** What of a town can be taken out. */
export interface ExportKind {
  readonly id: string;
  readonly name: Bilingual;
  /** The first one is that of a whole town. */
  readonly formats: readonly [Format, ...Format[]];
  /** Whether its rows have a time, by which they can be narrowed. */
  readonly timed: boolean;
  readonly content: (reading: Reading, writing: Writing) => Content;
}

type List<Row extends object> = Omit<ExportKind, 'content'> & {
  readonly rows: (reading: Reading) => AsyncIterable<readonly Row[]>;
  /** A row as one object of a file of JSON; the row itself unless told. */
  readonly line?: (row: Row) => object;
  readonly columns: (ground: Ground) => readonly ListColumn<Row>[];
};

/** A kind from how its rows are read and what each says. */
export function exportKind<Row extends object>(list: List<Row>): ExportKind {
  const { id, name, formats, timed } = list;
  return {
    ...{ id, name, formats, timed },
    content: (reading, writing) => {
      let read = 0;
      async function* counted(): AsyncGenerator<readonly Row[]> {
        for await (const batch of list.rows(reading)) {
          read += batch.length;
          if (writing.format === 'xlsx' && read > SHEET) throw tooManyForSheet();
          yield batch;
        }
      }
      return { pieces: piecesOf(list, counted(), reading.ground, writing), rows: () => read };
    },
  };
}

function piecesOf<Row extends object>(
  { line = (row) => row, columns }: List<Row>,
  batches: AsyncIterable<readonly Row[]>,
  ground: Ground,
  { format, language, mark }: Writing,
): Content['pieces'] {
  switch (format) {
    case 'jsonl':
      return lines(batches, line);
    case 'geojson':
      return featureCollection(batches, line);
    case 'csv':
    case 'xlsx':
      return listTable({ columns: columns(ground), batches, mark }, { format, language, zone: ground.town.zone });
  }
}

/** As many rows as a sheet holds below its headings, in round figures. */
const SHEET = 1_000_000;

function tooManyForSheet(): UsageError {
  return new UsageError(
    '超过 1,000,000 行，XLSX 工作表容纳不下；请改用 .csv 或 .jsonl，或以 --from、--to 分段导出。\n' +
      'More than 1,000,000 rows do not fit on a sheet; write .csv or .jsonl, or export in parts with --from and --to.',
  );
}

async function* lines<Row>(batches: AsyncIterable<readonly Row[]>, line: (row: Row) => object): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((row) => `${JSON.stringify(line(row))}\n`).join('');
}

// RFC 7946; one feature a line, so that two exports can be compared line by line.
async function* featureCollection<Row>(
  batches: AsyncIterable<readonly Row[]>,
  feature: (row: Row) => object,
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[\n';
  let between = '';
  for await (const batch of batches) {
    yield `${between}${batch.map((row) => JSON.stringify(feature(row))).join(',\n')}`;
    between = ',\n';
  }
  yield '\n]}\n';
}
