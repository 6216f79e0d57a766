import type { ReplyCache } from '../../support/http/cached-reply.ts';
import type { UnitKind } from '../../town/packs/pack-file.ts';
import type { TownApp } from '../town-route.ts';
import type { PlaceBook } from './place-book.ts';

/** What the routes of the ground stand on. */
export type GroundApp = TownApp & {
  readonly replies: ReplyCache;
  readonly places: PlaceBook;
  /** The unit kinds that came with the product. */
  readonly shippedKinds: readonly UnitKind[];
};

/** Who may change the ground. */
export const admin = ['admin'] as const;
