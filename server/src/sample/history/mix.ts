import type { CategoryRef } from '@chengyun/contract/case';
import type { Category, Pack } from '@chengyun/contract/pack';
import type { Random } from '../../town/sample/plane/random.ts';

/** A class a sample case may be of, with how often it comes compared with the others. */
interface Weighted {
  readonly ref: CategoryRef;
  readonly category: Category;
  readonly weight: number;
}

/** Classes in the order of the frequency with which streets show them; what is not named comes with weight 1. */
const streetWeights: Readonly<Record<string, number>> = {
  'gbt30428-2-2013-events/0110': 60,
  'gbt30428-2-2013-events/0410': 55,
  'gbt30428-2-2013-events/0493': 50,
  'gbt30428-2-2013-events/0112': 45,
  'gbt30428-2-2013-events/0136': 40,
  'gbt30428-2-2013-events/0405': 32,
  'gbt30428-2-2013-events/0192': 30,
  'gbt30428-2-2013-events/0406': 26,
  'gbt30428-2-2013-events/0201': 24,
  'gbt30428-2-2013-events/0107': 20,
  'gbt30428-2-2013-events/0401': 20,
  'gbt30428-2-2013-events/0117': 16,
  'gbt30428-2-2013-events/0111': 14,
  'gbt30428-2-2013-events/0113': 14,
  'gbt30428-2-2013-events/0301': 10,
  'gbt30428-2-2013-events/0496': 10,
  'gbt30428-2-2013-events/0506': 5,
  'gbt30428-2-2013-parts/0305': 26,
  'gbt30428-2-2013-parts/0284': 16,
  'gbt30428-2-2013-parts/0137': 12,
  'gbt30428-2-2013-parts/0103': 10,
  'gbt30428-2-2013-parts/0104': 10,
  'gbt30428-2-2013-parts/0402': 10,
  'gbt30428-2-2013-parts/0217': 8,
  'gbt30428-2-2013-parts/0307': 8,
  'gbt30428-2-2013-parts/0225': 8,
};

/** Draws classes of a pack by weight. */
export type Draw = (random: Random) => { readonly ref: CategoryRef; readonly category: Category };

/** The classes of a pack's taxonomies with their weights; hotline classes thin out in the order of their codes. */
export function categoryDraw(pack: Pack): Draw {
  const all = pack.taxonomies.flatMap(({ id, categories }) =>
    categories
      .filter((category) => category.parent !== null && category.conditions.length > 0)
      .map(
        (category, at): Weighted => ({
          ref: { taxonomy: id, code: category.code },
          category,
          weight: weigh(id, category, at),
        }),
      ),
  );
  const total = all.reduce((sum, one) => sum + one.weight, 0);
  return (random) => {
    let left = random() * total;
    for (const one of all) {
      left -= one.weight;
      if (left < 0) return one;
    }
    const last = all.at(-1);
    if (!last) throw new Error(`Pack ${pack.id} has no class with a condition`);
    return last;
  };
}

function weigh(taxonomy: string, category: Category, at: number): number {
  return taxonomy === 'hotline' ? 40 / (4 + at) : (streetWeights[`${taxonomy}/${category.code}`] ?? 1);
}

/**
 * How many cases a day brings, as a share of an ordinary one: weekends and holidays are quieter for patrols, and
 * summers and the rains of June and July busier.
 */
export function dayShare(day: Date, workday: boolean, kind: 'grid' | 'hotline'): number {
  const month = day.getUTCMonth() + 1;
  const season = month === 7 || month === 8 ? 1.12 : month === 6 || month === 9 ? 1.05 : month <= 2 ? 0.9 : 1;
  const rest = kind === 'grid' ? 0.72 : 0.84;
  return season * (workday ? 1.06 : rest);
}

/** Share of a day's reports by hour: patrols work by day, people call in the evening too. */
const hours = {
  grid: [0, 0, 0, 0, 0, 1, 4, 9, 12, 12, 10, 6, 5, 9, 11, 10, 8, 5, 3, 2, 1, 1, 0, 0],
  hotline: [1, 1, 0, 0, 0, 1, 2, 5, 9, 10, 9, 7, 5, 7, 8, 8, 7, 6, 5, 5, 4, 4, 3, 2],
} as const;

/** A moment of a day, as milliseconds after its midnight. */
export function momentOf(random: Random, kind: 'grid' | 'hotline'): number {
  const shares = hours[kind];
  let left = random() * shares.reduce((sum: number, one) => sum + one, 0);
  const hour = shares.findIndex((one) => {
    left -= one;
    return left < 0;
  });
  return Math.floor((Math.max(0, hour) + random()) * 3_600_000);
}
