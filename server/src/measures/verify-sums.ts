import type { Difference } from '../cases/verify.ts';
import { foldingOf, type Rebuilding } from './again/rebuild-measures.ts';
import { checkRolls } from './rolls/check-rolls.ts';

/** The sums of a town that are not what its facts give, told like what is wrong with a case; none before sums are made. */
export async function sumDifferences(rebuilding: Rebuilding, townId: string): Promise<readonly Difference[]> {
  const found = await checkRolls(await foldingOf(rebuilding, townId));
  return (found ?? []).map(({ basis, dimension, span, day, value, stored, counted }) => ({
    ...{ number: `${basis} ${dimension} ${span} ${day} ${value}`.trim(), part: 'sums' },
    ...{ stored, rebuilt: counted },
  }));
}
