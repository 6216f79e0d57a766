import { createHash } from 'node:crypto';
import type { ImportColumns, ImportMapping } from '@chengyun/contract/import';
import { bareHeading, HEADINGS } from './headings.ts';
import { PROBLEM_HEADING } from './problem-heading.ts';
import { parseWallTime } from './wall-time.ts';

/** Which column says what, by its heading alone: `known` has the headings met of each field, the surest first. */
export function guessColumns(
  headings: readonly string[],
  known: Readonly<Record<string, string>> = HEADINGS,
): ImportColumns {
  const bare = new Map<string, string>();
  for (const heading of headings) if (!bare.has(bareHeading(heading))) bare.set(bareHeading(heading), heading);
  const found = Object.entries(known).flatMap(([field, names]) => {
    const name = names
      .split(' ')
      .map(bareHeading)
      .find((candidate) => bare.has(candidate));
    return name === undefined ? [] : [[field, bare.get(name)] as const];
  });
  return Object.fromEntries(found) as ImportColumns;
}

/** What the file cannot say itself. */
export type Defaults = Pick<ImportMapping, 'kind' | 'source' | 'zone'>;

/** A mapping to start from: by the headings, then by what stands in the first rows. */
export function guessMapping(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
  { kind, source, zone }: Defaults,
): ImportMapping {
  const columns = withTimes(guessColumns(headings), headings, sample);
  const crs = guessCrs(headings);
  return { kind, source, columns, ...(zone ? { zone } : {}), ...(crs === 'wgs84' ? {} : { crs }) };
}

// A list whose time column has an unusual name: the first column in which most of the sample reads as a time.
function withTimes(columns: ImportColumns, headings: readonly string[], sample: readonly (readonly string[])[]) {
  if (columns.reportedAt !== undefined || sample.length === 0) return columns;
  const taken = new Set(Object.values(columns));
  const times = headings.find((heading, at) => {
    if (taken.has(heading)) return false;
    const cells = sample.map((row) => row[at] ?? '').filter((cell) => /[-/年:]/.test(cell));
    return cells.length > sample.length / 2 && cells.every((cell) => parseWallTime(cell) !== undefined);
  });
  return times === undefined ? columns : { ...columns, reportedAt: times };
}

/** The coordinate system that headings name; WGS-84 when they name none. */
export function guessCrs(headings: readonly string[]): NonNullable<ImportMapping['crs']> {
  return headings.some((heading) => /gcj|火星|高德|腾讯/i.test(heading)) ? 'gcj02' : 'wgs84';
}

/** A name for a set of headings, in whatever order; the column of problems we add ourselves does not count. */
export function headingHash(headings: readonly string[]): string {
  const names = headings.filter((heading) => !PROBLEM_HEADING.includes(heading)).toSorted();
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}
