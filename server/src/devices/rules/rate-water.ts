import type { Rating } from '@chengyun/contract/profile';
import type { Value } from './rule-state.ts';

type Item = Rating['items'][number];

/** What is known of one item: its class 1 to 5, 6 for worse than V, and how far it is over the target's limit. */
export interface ItemClass {
  readonly point: string;
  readonly value: number;
  readonly class: number;
  /** 超标倍数 (C − S)/S against the target; null where it is not defined: a lower limit, or a limit of both sides. */
  readonly over: number | null;
}

/** The class of a section by its worst rated item, or that there is not enough data to say. */
export type Rated =
  | { readonly enough: false; readonly missing: readonly string[] }
  | { readonly enough: true; readonly class: number; readonly items: readonly ItemClass[] };

/**
 * Single-factor rating (GB 3838-2002 with 环办〔2011〕22号): the class is that of the worst rated item. A required item
 * that is missing or no number means "not enough data", never a good class. Where limits of adjoining classes are equal
 * the better class is taken. `freshOf` gives what is fresh enough.
 */
export function rateWater(rating: Rating, target: number, freshOf: (point: string) => Value | undefined): Rated {
  const missing = rating.required.filter((point) => !isNumber(freshOf(point)));
  if (missing.length > 0) return { enough: false, missing };
  const items = rating.items.flatMap((item) => {
    const value = freshOf(item.point);
    if (!item.rated || !isNumber(value)) return [];
    return [{ point: item.point, value, class: classOf(item, value), over: overBy(item, value, target) }];
  });
  if (items.length === 0) return { enough: false, missing: rating.required };
  return { enough: true, class: Math.max(...items.map((item) => item.class)), items };
}

/** Main pollutants: those beyond the target, worst class first, then by how far they are over it; three at most. */
export function mainPollutants(items: readonly ItemClass[], target: number): readonly ItemClass[] {
  return items
    .filter((item) => item.class > target)
    .toSorted((a, b) => b.class - a.class || (b.over ?? 0) - (a.over ?? 0))
    .slice(0, 3);
}

function classOf({ side, limits }: Item, value: number): number {
  if (side === 'between') {
    const [low = 0, high = 0] = limits;
    return value >= low && value <= high ? 1 : 6;
  }
  const fits = limits.findIndex((limit) => (side === 'below' ? value <= limit : value >= limit));
  return fits < 0 ? 6 : fits + 1;
}

function overBy({ side, limits }: Item, value: number, target: number): number | null {
  const limit = limits[target - 1];
  return side === 'below' && limit ? (value - limit) / limit : null;
}

function isNumber(value: Value | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
