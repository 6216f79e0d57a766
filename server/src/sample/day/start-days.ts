import { openLoop } from '../../cases/open-loop.ts';
import { goRound, type Rounds } from '../../support/go-round.ts';
import type { World } from '../../support/world.ts';
import { openHistory } from '../history/history.ts';
import { storePhotos } from '../history/store-photos.ts';
import { sampleTowns } from './day-queries.ts';
import { openLead } from './hold-lead.ts';
import { newDay, playRound, type TownDay } from './town-day.ts';

const SEED = 20_261;
const PAUSE_MS = 1_000;
const TOWNS_EVERY_MS = 10_000;

/** Plays the days of all sample towns, those made later too, on one of the servers of a database; gives how to stop. */
export function startDays(world: World): () => Promise<void> {
  const lead = openLead(world.ownerUrl, 'sample day');
  const days = new Map<string, TownDay>();
  let lookAt = 0;
  const look = async () => {
    const now = Date.now();
    if (now < lookAt) return;
    lookAt = now + TOWNS_EVERY_MS;
    if (!(await lead.isLeading())) return days.clear();
    for (const id of await sampleTowns(world.sql)) if (!days.has(id)) days.set(id, await openDay(world, id));
  };
  const rounds: Rounds = goRound({
    pauseMs: PAUSE_MS,
    firstPauseMs: PAUSE_MS,
    onTrouble: (error) => world.log.warn({ err: error }, 'The sample town could not go on with its day'),
    round: async (isStopping) => {
      await look();
      let more = false;
      for (const day of days.values()) if (!isStopping()) more = (await playRound(day, isStopping)) || more;
      return more;
    },
  });
  return async () => {
    await rounds.stop();
    await lead.close();
  };
}

/** The day of a town, with its people and places as they are now. */
export async function openDay(world: World, townId: string): Promise<TownDay> {
  const { loop } = await openLoop(world);
  const photos = await storePhotos(world, townId);
  const { cast, stock } = await openHistory(loop, { townId, seed: SEED, photos, end: world.now() });
  return newDay({ loop, townId, seed: SEED, cast, stock, photos }, world.log);
}
