import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Spread } from '../plan/plan.ts';
import type { MarkedCase } from '../rolls/add-up.ts';
import type { Folding } from '../rolls/fold.ts';
import type { Making } from '../rolls/sum-basis.ts';
import { collectorOf, membersOf, placedSpreads } from './collect-spreads.ts';
import { noNumbers, numberNames } from './member-numbers.ts';
import type { SpreadRow } from './spread-adder.ts';
import { storeSpreads } from './store-spreads.ts';

const AT_ONCE = 2_000;

/**
 * Makes all spreads of a basis from the cases that its sums are made of: `prepare` is told of them before they are added,
 * in the order of their days.
 */
export function spreadMaker(folding: Folding, { basis, generation }: Pick<Making, 'basis' | 'generation'>) {
  const { pool, townId, plan } = folding;
  const placed = placedSpreads(plan, basis);
  const numbers = noNumbers();
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
    prepare: async (cases: readonly MarkedCase[]) => {
      const names = membersOf(placed, cases).filter((name) => !numbers.has(name));
      if (names.length > 0) await inTown(pool, townId, systemActor, (sql) => numberNames(sql, numbers, names));
      if (told.length > AT_ONCE) await store();
    },
    add: collector.add,
    end: async () => {
      collector.end();
      await store();
    },
  };
}
