import type { Sql } from '../../support/db/connect.ts';
import type { CaseGroup } from './groups.ts';
import type { Narrowed } from './narrow.ts';

/** How many unit grids there are to be reached: in the town or where it is narrowed to, or in the area of a group. */
export async function unitGridsBy(
  sql: Sql,
  groups: readonly CaseGroup[],
  narrowed: readonly Narrowed[],
): Promise<(keys: readonly string[] | null) => number> {
  const grids = await sql<{ community: string; grid: string; unit_grid: string }[]>`
    select left(a.code, 12) as community, coalesce(p.code, '') as grid, a.code as unit_grid
    from area a left join area p on p.id = a.parent_id where a.level = 'unit_grid'
  `;
  const columns = { area: 'community', grid: 'grid', 'unit-grid': 'unit_grid' } as const;
  const within = grids.filter((grid) =>
    narrowed.every(({ dimension, values }) => !(dimension in grid) || values.includes(grid[dimension as 'grid'])),
  );
  return (keys) =>
    within.filter((grid) =>
      groups.every((group, at) => {
        const column = columns[group as keyof typeof columns];
        return keys === null || !column || grid[column] === keys[at];
      }),
    ).length;
}
