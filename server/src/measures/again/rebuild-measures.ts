import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Catalogue } from '../plan/catalogue.ts';
import type { Folding } from '../rolls/fold.ts';
import { rebuildRolls } from '../rolls/rebuild-rolls.ts';
import { allFactsAgain } from './all-facts-again.ts';
import type { FactsAgain } from './facts-again.ts';
import type { Remaking } from './remaking.ts';

/** What a rebuild works with. */
export interface Rebuilding {
  readonly loop: Remaking;
  readonly catalogue: Catalogue;
}

/** What folding a town takes. */
export async function foldingOf({ loop, catalogue }: Rebuilding, townId: string): Promise<Folding> {
  const ground = await loop.grounds.of(townId);
  return { pool: loop.pool, townId, zone: ground.town.zone, plan: catalogue(ground).plan };
}

/** Makes all facts anew from the journals, then all sums from the facts. */
export async function rebuildMeasures(rebuilding: Rebuilding, townId: string): Promise<FactsAgain> {
  const found = await allFactsAgain(rebuilding.loop, townId);
  await inTown(rebuilding.loop.pool, townId, systemActor, (sql) => sql`update measure_mark set facts = true`);
  const folding = await foldingOf(rebuilding, townId);
  for (let tries = 0; !(await rebuildRolls(folding)); tries += 1) {
    if (tries > 60) throw new Error(`Another process has been making the sums of ${townId} for a minute`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return found;
}
