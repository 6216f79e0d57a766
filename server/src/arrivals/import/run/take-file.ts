import type { ImportMapping, ImportPreview, RowProblem } from '@chengyun/contract/import';
import type { Localized } from '@chengyun/contract/words';
import { Refusal } from '../../../support/http/refusal.ts';
import { openTable, type Table } from '../read/table.ts';
import type { TableRow } from '../read/table-row.ts';
import { UnreadableFile } from '../read/unreadable-file.ts';
import { type Defaults, guessMapping } from '../rows/guess-mapping.ts';
import { findGaps, planRows } from '../rows/row-plan.ts';
import { toImportRow } from '../rows/to-import-row.ts';

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

/** The mapping to offer: the one confirmed before for these headings, else a guess. */
export function offeredMapping(
  glance: Glance,
  saved: ImportMapping | undefined,
  asked: Partial<Defaults>,
  kinds: readonly string[],
): ImportMapping {
  const { kind = saved?.kind ?? usualKind(kinds), source = saved?.source ?? 'import' } = asked;
  const { zone = saved?.zone } = asked;
  if (saved) return { ...saved, kind, source, ...(zone ? { zone } : {}) };
  return guessMapping(
    glance.headings,
    glance.rows.map((row) => row.cells),
    { kind, source, ...(zone ? { zone } : {}) },
  );
}

function usualKind(kinds: readonly string[]): string {
  return kinds.includes('hotline') ? 'hotline' : (kinds[0] ?? 'hotline');
}

/** The first rows as a mapping would read them, and what it lacks. */
export function previewOf(
  glance: Glance,
  mapping: ImportMapping,
  saved: boolean,
  zone: string,
  now: Date,
): ImportPreview {
  const missing = [...findGaps(glance.headings, mapping)];
  const usable = missing.every((gap) => gap.path !== 'zone');
  const plan = planRows(glance.headings, usable ? mapping : { ...mapping, zone }, zone, now);
  const rows = glance.rows.map((row) => {
    const result = toImportRow(row, plan);
    return { rowNumber: row.rowNumber, cells: [...row.cells], problems: result.ok ? [] : [...result.problems] };
  });
  return { headings: [...glance.headings], mapping, saved, missing, rows };
}

/** Refuses a mapping that cannot be used on a file with these headings. */
export function checkMapping(
  headings: readonly string[],
  mapping: ImportMapping,
  kinds: readonly string[],
  language: keyof Localized,
): void {
  const gaps = findGaps(headings, mapping, kinds);
  if (gaps.length === 0) return;
  throw new Refusal('import.mapping-incomplete', {}, { errors: gaps.map((gap) => told(gap, language)) });
}

function told({ path, value, message }: RowProblem, language: keyof Localized): { path: string; message: string } {
  const text = message[language];
  const place = path === 'kind' || path === 'zone' ? path : `columns.${path}`;
  if (value === '') return { path: place, message: text };
  return { path: place, message: language === 'zh' ? `“${value}”：${text}` : `"${value}": ${text}` };
}
