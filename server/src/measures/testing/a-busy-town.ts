import { aCountedTown, type CountedTown } from './a-counted-town.ts';
import { randomCases } from './random-cases.ts';

/** What lies behind a town, and when it is. */
interface Past {
  readonly cases: number;
  readonly seed: number;
  readonly days: number;
  readonly now: Date;
}

/** A town that can be counted, with random cases of its last days. */
export async function aBusyTown({ cases, seed, days, now }: Past): Promise<CountedTown> {
  const town = await aCountedTown();
  town.at(now);
  await town.store(randomCases(await town.ground(), cases, seed, now, days), now);
  return town;
}
