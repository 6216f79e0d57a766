import { dayIn } from '../../cases/number.ts';
import { insertWholeCases } from '../../cases/store/bulk-insert.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { randomFrom } from '../../town/sample/plane/random.ts';
import { makeCase } from '../history/make-day.ts';
import { insertSamplePhotos, type SamplePhoto, takePhoto } from '../history/photos.ts';
import type { DayWorld } from './play.ts';
import type { Due } from './reports-of-day.ts';

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
  const { loop, townId, cast, stock, photos: file } = world;
  const ground = await loop.grounds.of(townId);
  const day = dayIn(ground.town.zone, new Date(lot[0]?.at ?? end));
  const first = await loop.serials(townId, day, lot.length);
  const photos: SamplePhoto[] = [];
  const cases = lot.map(({ id, kind, at, seed }, n) => {
    const scene = { random: randomFrom(seed), ground, cast, end, photo: takePhoto(photos) };
    return makeCase(scene, stock, { id, kind, at: new Date(at), serial: first + n });
  });
  await inTown(loop.pool, townId, systemActor, async (sql) => {
    await insertWholeCases(sql, { personal: loop.personal, townId }, cases);
    await insertSamplePhotos(sql, file, photos);
  });
}
