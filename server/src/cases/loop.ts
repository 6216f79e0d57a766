import type { GroundCache } from '../people/ground-cache.ts';
import type { Vault } from '../people/personal/sealer.ts';
import type { Pool } from '../support/db/connect.ts';
import type { KnownCases } from './known-cases.ts';
import type { Serials } from './serials.ts';

/** What the loop works with. Built once in main.ts and handed to everything that acts on cases. */
export interface Loop {
  readonly pool: Pool;
  readonly grounds: GroundCache;
  readonly serials: Serials;
  /** The cases stored last, for who acts on them next. */
  readonly known: KnownCases;
  /** What personal data is sealed with. */
  readonly personal: Vault;
  readonly newId: () => string;
  readonly now: () => Date;
}
