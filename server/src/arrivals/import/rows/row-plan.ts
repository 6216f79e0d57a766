import type { CategoryRef } from '@chengyun/contract/case';
import type { ImportField, ImportMapping, RowProblem } from '@chengyun/contract/import';
import { PROBLEM_HEADING } from './problem-heading.ts';
import { FAULTS, problem } from './row-problem.ts';
import { type TimeReader, timeReader } from './wall-time.ts';

/** A mapping made ready for one file: which column each field stands in, how times are read. */
export type RowPlan = {
  readonly mapping: ImportMapping;
  readonly column: Partial<Readonly<Record<ImportField, number>>>;
  /** Columns that no field takes, with their headings. */
  readonly extra: readonly (readonly [column: number, heading: string])[];
  readonly readTime: TimeReader;
  /** Our classes by name, for words that the mapping does not translate. */
  readonly classes: ReadonlyMap<string, CategoryRef>;
  /** Reports later than this lie in the future. */
  readonly latest: number;
};

/** Clocks of two offices differ; a report "from tomorrow" is a slip of the pen. */
const LEEWAY_MS = 24 * 3600_000;

/** Makes a mapping ready; `zone` is the town's, for a mapping that names none. `findGaps` says beforehand what it lacks. */
export function planRows(
  headings: readonly string[],
  mapping: ImportMapping,
  zone: string,
  now: Date,
  classes: RowPlan['classes'] = new Map(),
): RowPlan {
  const column = columnsOf(headings, mapping);
  const taken = new Set(Object.values(column));
  const extra = headings
    .map((heading, index) => [index, heading] as const)
    .filter(([index, heading]) => !taken.has(index) && !PROBLEM_HEADING.includes(heading));
  const readTime = timeReader(mapping.zone ?? zone);
  return { mapping, column, extra, readTime, classes, latest: now.getTime() + LEEWAY_MS };
}

/** Which column of a file each field of a mapping stands in. */
export function columnsOf(headings: readonly string[], mapping: ImportMapping): RowPlan['column'] {
  const at = new Map(headings.map((heading, column) => [heading, column]));
  const column: Partial<Record<ImportField, number>> = {};
  for (const [field, heading] of mapped(mapping)) {
    const found = at.get(heading);
    if (found !== undefined) column[field] = found;
  }
  return column;
}

/** Columns of a mapping that a file lacks, and half a position: gaps of whatever the rows are. */
export function findColumnGaps(headings: readonly string[], mapping: ImportMapping): readonly RowProblem[] {
  const gaps = mapped(mapping)
    .filter(([, heading]) => !headings.includes(heading))
    .map(([field, heading]) => problem(field, heading, FAULTS.noColumn));
  const { lon, lat } = mapping.columns;
  if ((lon === undefined) === (lat === undefined)) return gaps;
  return [...gaps, problem(lon === undefined ? 'lon' : 'lat', '', FAULTS.half)];
}

/** What keeps a mapping from being used on a file of cases with these headings. */
export function findGaps(
  headings: readonly string[],
  mapping: ImportMapping,
  kinds: readonly string[] = [mapping.kind],
): readonly RowProblem[] {
  const gaps: RowProblem[] = [];
  if (!kinds.includes(mapping.kind)) {
    const known = kinds.join(', ') || '—';
    const message = { zh: `没有这类案件，可用：${known}`, en: `there is no such kind of case; known: ${known}` };
    gaps.push({ path: 'kind', value: mapping.kind, message });
  }
  gaps.push(...findColumnGaps(headings, mapping));
  const { title, text, reportedAt } = mapping.columns;
  if (title === undefined && text === undefined) gaps.push(problem('title', '', FAULTS.neither));
  if (reportedAt === undefined) gaps.push(problem('reportedAt', '', FAULTS.missing));
  if (mapping.zone !== undefined && !isZone(mapping.zone)) {
    const fits = { zh: '没有这个时区，如 Asia/Shanghai', en: 'no such time zone; one is Asia/Shanghai' };
    gaps.push({ path: 'zone', value: mapping.zone, message: fits });
  }
  return gaps;
}

function mapped(mapping: ImportMapping): (readonly [ImportField, string])[] {
  return Object.entries(mapping.columns) as [ImportField, string][];
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false; // RangeError: that is the answer
  }
}
