import type { Pool } from '../support/db/connect.ts';
import type { Ground } from '../town/ground/ground.ts';
import { loadGround } from '../town/ground/load-ground.ts';
import { systemActor } from './actor.ts';
import { inTown } from './in-town.ts';

/** A town's ground, read when first asked for and again after `forget` or five minutes. */
export interface GroundCache {
  of(townId: string): Promise<Ground>;
  forget(townId: string): void;
}

/** Keeps grounds; whoever changes packs, calendars, units or areas announces it and every server forgets. */
export function groundCache(pool: Pool, now: () => number): GroundCache {
  const kept = new Map<string, { readonly at: number; readonly ground: Promise<Ground> }>();
  return {
    of(townId) {
      const known = kept.get(townId);
      if (known && now() - known.at < 300_000) return known.ground;
      const ground = inTown(pool, townId, systemActor, (sql) => loadGround(sql, townId));
      kept.set(townId, { at: now(), ground });
      // A failed reading must not be kept: the next asker tries again.
      ground.catch(() => kept.delete(townId));
      return ground;
    },
    forget: (townId) => void kept.delete(townId),
  };
}
