import { dayIn } from '../../cases/number.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Due } from '../history/reports-of-day.ts';
import { storeReports } from '../history/store-reports.ts';
import type { DayWorld } from './play.ts';

const LOT = 50;

/**
 * Stores reports that nobody made while the server was down, each with what would have become of it by `end`; a lot is
 * one transaction. Gives how many.
 */
export async function fillIn(
  world: DayWorld,
  missed: readonly Due[],
  end: Date,
  isStopping: () => boolean,
): Promise<number> {
  let made = 0;
  for (let from = 0; from < missed.length && !isStopping(); from += LOT) {
    const lot = missed.slice(from, from + LOT);
    await storeLot(world, lot, end);
    made += lot.length;
  }
  return made;
}

async function storeLot(world: DayWorld, lot: readonly Due[], end: Date): Promise<void> {
  const { loop, townId } = world;
  const ground = await loop.grounds.of(townId);
  const day = dayIn(ground.town.zone, new Date(lot[0]?.at ?? end));
  const first = await loop.serials(townId, day, lot.length);
  await inTown(loop.pool, townId, systemActor, (sql) => storeReports(sql, { ...world, ground }, lot, { first, end }));
}
