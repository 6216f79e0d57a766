import type { ImportMapping, ImportPreview, RowProblem } from '@chengyun/contract/import';
import type { Localized } from '@chengyun/contract/words';
import { Refusal } from '../../../support/http/refusal.ts';
import { openTable, type Table } from '../read/table.ts';
import type { TableRow } from '../read/table-row.ts';
import { UnreadableFile } from '../read/unreadable-file.ts';
import type { RowKind } from './row-kinds.ts';

/** Rows shown before the import starts. */
const PREVIEWED = 20;

/** A file as it looks at first sight. */
export type Glance = { readonly headings: readonly string[]; readonly rows: readonly TableRow[] };

/** Looks at the headings and first rows of a file; a file that cannot be read is refused with the reason. */
export async function glanceAt(path: string, name: string): Promise<Glance> {
  try {
    const table = await openTable(path);
    return { headings: table.headings, rows: await firstRows(table) };
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw new Refusal('import.unreadable', { name, why: cause.told });
    throw cause;
  }
}

async function firstRows(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows()) if (rows.push(row) === PREVIEWED) break;
  return rows;
}

/** The first rows as a mapping would read them, masked, and what it lacks. */
export function previewOf(
  kind: RowKind,
  glance: Glance,
  mapping: ImportMapping,
  saved: boolean,
  now: Date,
): ImportPreview {
  const read = kind.reader(glance.headings, mapping, now);
  const shown = kind.masks(glance.headings, mapping);
  const rows = glance.rows.map((row) => {
    const result = read(row);
    const { rowNumber, cells, problems } = shown({ ...row, problems: result.ok ? [] : result.problems });
    return { rowNumber, cells: [...cells], problems: [...problems] };
  });
  return {
    headings: [...glance.headings],
    mapping,
    saved,
    missing: [...kind.gaps(glance.headings, mapping)],
    rows,
  };
}

/** Refuses a mapping that cannot be used on a file with these headings. */
export function checkMapping(
  kind: RowKind,
  headings: readonly string[],
  mapping: ImportMapping,
  language: keyof Localized,
): void {
  const gaps = kind.gaps(headings, mapping);
  if (gaps.length === 0) return;
  throw new Refusal('import.mapping-incomplete', {}, { errors: gaps.map((gap) => told(gap, language)) });
}

const OF_THE_WHOLE: readonly string[] = ['kind', 'zone'];

function told({ path, value, message }: RowProblem, language: keyof Localized): { path: string; message: string } {
  const text = message[language];
  const place = OF_THE_WHOLE.includes(path) ? path : `columns.${path}`;
  if (value === '') return { path: place, message: text };
  return { path: place, message: language === 'zh' ? `“${value}”：${text}` : `"${value}": ${text}` };
}
