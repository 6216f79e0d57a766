import { dayIn } from '../cases/number.ts';
import { openGoalBook } from '../measures/goals/goal-book.ts';
import { insertSampleGoals } from '../measures/goals/sample-values.ts';
import { systemActor } from '../people/actor.ts';
import { createTown } from '../people/create-town.ts';
import { inTown } from '../people/in-town.ts';
import type { World } from '../support/world.ts';
import { insertAreas, insertMapLayers, insertPlaces, insertUnits } from '../town/ground/store-ground.ts';
import { SAMPLE_SEED, sampleGround } from '../town/sample/ground.ts';
import type { SampleGround } from '../town/sample/types.ts';
import { insertSampleStaff } from './sample-staff.ts';
import { kindAndDuties } from './unit-duties.ts';

/** The id of the sample town: `/qingxi/desk`. */
export const SAMPLE_TOWN = 'qingxi';

/**
 * Makes the fictional sample town: ground, packs, units and 120 posts. Its cases come afterwards, by the job
 * `sample.history`. Every account of it takes `passwordHash` and must change the password at the first sign-in.
 */
export async function createSampleTown(world: World, passwordHash: string): Promise<SampleGround> {
  const ground = sampleGround(SAMPLE_SEED);
  const { center, bbox, name } = ground.town;
  const town = {
    id: SAMPLE_TOWN,
    name: { zh: name, en: 'Qingxi Town' },
    prefix: 'QX',
    zone: 'Asia/Shanghai',
    center,
    bbox: [bbox[0], bbox[1], bbox[2], bbox[3]] as [number, number, number, number],
  };
  await createTown(world.ownerSql, town, true);
  await inTown(world.sql, SAMPLE_TOWN, systemActor, async (sql) => {
    await insertAreas(sql, ground.areas);
    await insertUnits(
      sql,
      ground.units.map((unit) => ({ ...unit, ...kindAndDuties(unit) })),
    );
    await insertPlaces(sql, ground.places);
    await insertMapLayers(sql, { ...ground.mapFeatures });
    await insertSampleStaff(sql, SAMPLE_TOWN, ground.staff, passwordHash);
    const committees = ground.units.filter(({ kind }) => kind === 'committee').map(({ id }) => id);
    const today = dayIn(town.zone, world.now());
    await insertSampleGoals(sql, (await openGoalBook()).goals.values(), committees, today, SAMPLE_SEED);
  });
  return ground;
}
