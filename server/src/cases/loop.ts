import type { CategoryRef } from '@chengyun/contract/case';
import type { Condition, Pack } from '@chengyun/contract/pack';
import type { GroundCache } from '../people/ground-cache.ts';
import type { Pool } from '../support/db/connect.ts';
import type { Serials } from './serials.ts';

/** What the loop works with. Built once in main.ts and handed to everything that acts on cases. */
export interface Loop {
  readonly pool: Pool;
  readonly grounds: GroundCache;
  readonly serials: Serials;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** The category's entry in a pack, or null. */
export function findCategory(pack: Pack, { taxonomy, code }: CategoryRef) {
  const codes = pack.taxonomies.find((one) => one.id === taxonomy)?.categories;
  return codes?.find((category) => category.code === code) ?? null;
}

/** A filing condition of a category in a pack, or null. */
export function findCondition(pack: Pack, category: CategoryRef, code: string): Condition | null {
  return findCategory(pack, category)?.conditions.find((condition) => condition.code === code) ?? null;
}
