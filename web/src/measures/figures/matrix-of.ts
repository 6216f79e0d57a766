import type { FigureGroup } from '@chengyun/contract/measures-answer';

type Key = FigureGroup['keys'][number];
export type Line = { readonly key: Key; readonly weight: number };
/** Groups of two dimensions as a table: lines and columns by how much they hold, cells by both keys. */
export type MatrixTable = {
  readonly lines: readonly Line[];
  readonly columns: readonly Line[];
  readonly cell: (line: Key, column: Key) => FigureGroup | undefined;
  readonly most: number;
};

/** Sorts groups of two dimensions into a table. */
export function matrixOf(groups: readonly FigureGroup[]): MatrixTable {
  const told = groups.filter(({ rows, denominator }) => rows > 0 || (denominator ?? 0) > 0);
  const cells = new Map(told.map((group) => [`${group.keys[0]?.key}\t${group.keys[1]?.key}`, group]));
  return {
    lines: sorted(told, 0),
    columns: sorted(told, 1),
    cell: (line, column) => cells.get(`${line.key}\t${column.key}`),
    most: Math.max(0, ...told.map(({ value }) => value ?? 0)),
  };
}

function sorted(groups: readonly FigureGroup[], at: 0 | 1): readonly Line[] {
  const found = new Map<string, { key: Key; weight: number }>();
  for (const { keys, rows, denominator } of groups) {
    const key = keys[at];
    if (!key) continue;
    const line = found.get(key.key) ?? { key, weight: 0 };
    found.set(key.key, { key, weight: line.weight + (denominator ?? rows) });
  }
  return [...found.values()].toSorted((a, b) => placeOf(a) - placeOf(b) || b.weight - a.weight);
}

/* Hours and weekdays stand as they come, what is unknown stands last. */
function placeOf({ key: { by, key } }: Line): number {
  if (key === 'none') return 1000;
  return by === 'hour' || by === 'weekday' ? Number(key) : 0;
}
