import type { Sql } from '../../support/db/connect.ts';
import type { CaseGroup } from './groups.ts';
import type { Narrowed } from './narrow.ts';

/** A unit grid and where it lies; '' where nothing is known. */
export interface UnitGrid {
  readonly community: string;
  readonly grid: string;
  readonly unit_grid: string;
}

const columns = { area: 'community', grid: 'grid', 'unit-grid': 'unit_grid' } as const;

/** How many unit grids there are to be reached: in the town or where it is narrowed to, or in the area of a group. */
export async function unitGridsBy(
  sql: Sql,
  groups: readonly CaseGroup[],
  narrowed: readonly Narrowed[],
): Promise<(keys: readonly string[] | null) => number> {
  const grids = await sql<UnitGrid[]>`
    select left(a.code, 12) as community, coalesce(p.code, '') as grid, a.code as unit_grid
    from area a left join area p on p.id = a.parent_id where a.level = 'unit_grid'
  `;
  return gridCounter(grids, groups, narrowed);
}

/** The same of unit grids at hand; looked up, for a group is asked for each grid and period. */
export function gridCounter(
  grids: readonly UnitGrid[],
  groups: readonly CaseGroup[],
  narrowed: readonly Narrowed[],
): (keys: readonly string[] | null) => number {
  const within = grids.filter((grid) =>
    narrowed.every(({ dimension, values }) => !(dimension in grid) || values.includes(grid[dimension as 'grid'])),
  );
  const places = groups.flatMap((group, at) => {
    const column = columns[group as keyof typeof columns];
    return column ? [{ at, column }] : [];
  });
  const counts = new Map<string, number>();
  for (const grid of within) {
    const key = JSON.stringify(places.map(({ column }) => grid[column]));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (keys) => {
    if (keys === null) return within.length;
    return counts.get(JSON.stringify(places.map(({ at }) => keys[at] ?? ''))) ?? 0;
  };
}
