import type { CaseMeasure } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import { spreadReading } from '../figures/kept-spread.ts';
import { spreadTable } from '../figures/spread-table.ts';
import type { Kept } from '../figures/sums-of.ts';
import { howMany } from '../figures/tally.ts';
import { spreadOf, termsOf } from '../plan/plan.ts';
import type { Wanted } from './where-to-look.ts';

/** Whether a list has a row for each unit grid: the newest case in it. */
export function isOfUnitGrids(
  measure: CaseMeasure,
  part: string,
): measure is Extract<CaseMeasure, { kind: 'spread' }> & { spread: 'unit-grids' } {
  return measure.kind === 'spread' && measure.spread === 'unit-grids' && part === 'numerator';
}

/** How many unit grids such a list has, by the kept sets; infinity where these do not tell. */
export async function unitGridsIn(
  sql: Sql,
  { measure, part, narrowed, period, zone }: Wanted,
  kept: Kept | null,
): Promise<number> {
  if (!kept || !isOfUnitGrids(measure, part)) return Number.POSITIVE_INFINITY;
  const asked = { basis: measure.basis, terms: termsOf(measure), groups: [], narrowed, periods: [period], zone };
  if (!spreadReading(asked, kept, spreadOf(measure))) return Number.POSITIVE_INFINITY;
  const { whole } = await spreadTable(sql, { measure, asked, kept, ownKeys: (keys) => keys });
  return whole[0] ? howMany(whole[0].different) : 0;
}
