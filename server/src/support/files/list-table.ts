import type { Readable } from 'node:stream';
import { type CoordinateSystem, fromWgs84, type LonLat } from '../geo/coordinates.ts';
import type { Bilingual, Language } from '../http/language.ts';
import { type Cell, type Mark, type TableFormat, tableStream } from './write-table.ts';

/** One column of a list as a file; `timeText` writes an instant by the clock of the town. */
export type ListColumn<Row> = {
  readonly title: Bilingual;
  readonly cell: (row: Row, language: Language, timeText: (at: string) => string) => Cell;
  /** Of a half of a position: where the row lies, and which half. */
  readonly place?: { readonly of: (row: Row) => LonLat | null; readonly axis: 0 | 1 };
};

export type ListOptions = {
  readonly format: TableFormat;
  readonly language: Language;
  /** The town's time zone: times are written by its clock. */
  readonly zone: string;
  /** Positions are written in this system, and their headings name it; WGS-84 unless told. */
  readonly crs?: CoordinateSystem;
};

/** Rows of a list, or that there are more than a file takes and it ends here. */
export type Batch<Row> = readonly Row[] | { readonly cutAt: number };

/** What is in the file: its columns, its rows in batches, the mark it bears. */
export type ListFile<Row> = {
  readonly columns: readonly ListColumn<Row>[];
  readonly batches: AsyncIterable<Batch<Row>>;
  readonly mark: Mark;
};

/** A list as CSV or XLSX, made while it is read; memory holds one batch. */
export function listTable<Row>(
  { columns, batches, mark }: ListFile<Row>,
  { format, language, zone, crs = 'wgs84' }: ListOptions,
): Readable {
  const timeText = timeWriter(zone);
  const written = columns.map((column) => inSystem(column, crs));
  async function* cells(): AsyncGenerator<Cell[][]> {
    for await (const batch of batches) {
      if ('cutAt' in batch) yield [[cutLine(batch.cutAt, language)]];
      else yield batch.map((row) => written.map(({ cell }) => plain(cell(row, language, timeText))));
    }
  }
  const headings = written.map(({ title }) => title[language]);
  return tableStream(headings, cells(), format, mark);
}

// Whoever adds up the file must not take a part for the whole.
function cutLine(rows: number, language: Language): string {
  const number = rows.toLocaleString('en-US');
  return language === 'zh'
    ? `（未完：本文件最多 ${number} 行，其余未列入；请缩小时间或范围后分次导出。）`
    : `(Not all: a file holds at most ${number} rows and the others are left out; narrow the time or place and export in parts.)`;
}

const systemNames: Readonly<Record<CoordinateSystem, string>> = {
  wgs84: 'WGS-84',
  gcj02: 'GCJ-02',
  cgcs2000: 'CGCS2000',
};
/** A tenth of a metre, finer than any of our positions. */
const DIGITS = 1e6;

/** Longitude and latitude of a row, which is WGS-84 as everything in the store. */
export function placeColumns<Row>(of: (row: Row) => LonLat | null): readonly ListColumn<Row>[] {
  const half = (axis: 0 | 1, title: Bilingual): ListColumn<Row> => ({
    ...{ title, place: { of, axis } },
    cell: (row) => of(row)?.[axis] ?? null,
  });
  return [half(0, { zh: '经度', en: 'longitude' }), half(1, { zh: '纬度', en: 'latitude' })];
}

/** Whether a list says where its rows lie. */
export function hasPlaces(columns: readonly ListColumn<never>[]): boolean {
  return columns.some(({ place }) => place !== undefined);
}

function inSystem<Row>(column: ListColumn<Row>, crs: CoordinateSystem): ListColumn<Row> {
  const { title, place } = column;
  if (!place) return column;
  const name = systemNames[crs];
  const cell = (row: Row) => {
    const at = place.of(row);
    return at && (crs === 'gcj02' ? Math.round(fromWgs84(at, crs)[place.axis] * DIGITS) / DIGITS : at[place.axis]);
  };
  return { title: { zh: `${title.zh}（${name}）`, en: `${title.en} (${name})` }, cell };
}

/** Every row of a list in batches, page after page; each page is a question of its own. Says so when there are more than `most`. */
export async function* everyPage<Row>(
  page: (cursor: string | undefined) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>,
  most: number,
): AsyncGenerator<Batch<Row>> {
  let cursor: string | undefined;
  for (let sent = 0; ; ) {
    const { rows, next } = await page(cursor);
    const fitting = rows.slice(0, most - sent);
    if (fitting.length > 0) yield fitting;
    sent += fitting.length;
    if (fitting.length < rows.length || (next !== null && sent === most)) return yield { cutAt: most };
    if (next === null) return;
    cursor = next;
  }
}

/** A cell that says "no" or nothing is left empty. */
function plain(cell: Cell): Cell {
  return cell === false || cell === '' ? null : cell;
}

/** `2026-05-08 16:20:00` by the clock of a zone: what spreadsheets read as a time and an import takes back. */
export function timeWriter(zone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(new Date(at));
}
