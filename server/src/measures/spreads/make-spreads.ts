import type { CaseBasis } from '@chengyun/contract/measures';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Spread } from '../plan/plan.ts';
import type { MarkedCase } from '../rolls/add-up.ts';
import type { Folding } from '../rolls/fold.ts';
import { valuesOf } from '../rolls/go-by-day.ts';
import { allMembers, collectorOf, isOf, placedSpreads } from './collect-spreads.ts';
import { noNumbers, numberNames } from './member-numbers.ts';
import type { SpreadRow } from './spread-adder.ts';
import { storeSpreads } from './store-spreads.ts';

const AT_ONCE = 2_000;

/** Where spreads are made: of a basis, in a generation, of cases whose values are places among `names`. */
interface Making {
  readonly basis: CaseBasis;
  readonly generation: number;
  readonly names: readonly (readonly string[])[];
}

/** Makes all spreads of a basis from the cases that its sums are made of, which come in the order of their days. */
export async function spreadMaker(folding: Folding, { basis, generation, names }: Making) {
  const { pool, townId, plan } = folding;
  const placed = placedSpreads(plan, basis);
  const numbers = noNumbers();
  const members = allMembers(placed, names);
  if (members.length > 0) await inTown(pool, townId, systemActor, (sql) => numberNames(sql, numbers, members));
  const told: (readonly [Spread, SpreadRow])[] = [];
  const collector = collectorOf(placed, numbers, (spread, row) => told.push([spread, row]));
  const store = async () => {
    const bySpread = Map.groupBy(told.splice(0), ([spread]) => spread);
    await inTown(pool, townId, systemActor, async (sql) => {
      for (const [{ id }, rows] of bySpread) {
        await storeSpreads(
          sql,
          { generation, id },
          rows.map(([, row]) => row),
        );
      }
    });
  };
  return {
    add: (one: MarkedCase) => {
      if (!placed.some(({ bit }) => isOf(one, bit))) return;
      const { day, low, high } = one;
      collector.add({ day, low, high, values: valuesOf(names, one) });
    },
    /** Stores what was told so far, if that is much. */
    rest: async () => {
      if (told.length > AT_ONCE) await store();
    },
    end: async () => {
      collector.end();
      await store();
    },
  };
}
