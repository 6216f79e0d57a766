import { openLoop } from '../cases/open-loop.ts';
import type { Hashing } from '../people/accounts/hash-password.ts';
import { oneTimePassword } from '../people/accounts/password-policy.ts';
import { townIds } from '../people/create-town.ts';
import { writePolicy } from '../people/policy/policy-store.ts';
import { addMembership } from '../people/staff/staff-queries.ts';
import { json } from '../support/db/json.ts';
import type { World } from '../support/world.ts';
import { createSampleTown, SAMPLE_TOWN } from './create-sample-town.ts';
import { type HistoryPlan, openHistory, shareDone, storeDay, storeLastDay } from './history/history.ts';
import { storePhotos } from './history/store-photos.ts';

/** What the greeting says of a sample town made just now. */
export interface NewSampleTown {
  readonly townId: string;
  /** Common to all sample accounts; each must be changed at the first sign-in. */
  readonly oneTimePassword: string;
}

/** Days of cases that are there before the first page opens; the rest comes by job. */
const FIRST_DAYS = 2;
/** As far back as the past has the volume of the town's day; at that volume two years would fill a laptop's disk. */
const FULL_DAYS = 60;
/**
 * And the weeks a year ago that the last weeks are compared with: from two after today's, for the town goes on living,
 * to five before. The rest is thinned the more, so that the whole takes little longer to load.
 */
const COMPARED_DAYS = [350, 400] as const;
const THINNED = 1 / 24;
/** How much of the past a town that lives has. */
export const VOLUME = { fullDays: FULL_DAYS, comparedDays: COMPARED_DAYS, thinned: THINNED };
const SEED = 20_261;

/**
 * Makes the sample town on the first start, when there is no town yet: its ground, its staff and the last days of
 * cases. Two years of history follow in the background, newest first. Nothing when a town is there.
 */
export async function ensureSampleTown(
  world: World,
  hashing: Hashing,
  days: number,
): Promise<NewSampleTown | undefined> {
  if ((await townIds(world.sql)).length > 0) return undefined;
  const password = oneTimePassword();
  await createSampleTown(world, await hashing.hash(password));
  await joinFirstAccount(world);
  // To look around takes no authenticator app; making the three administrators of one's own asks for it again.
  await writePolicy(world.ownerSql, { factorRoles: [] }, null);
  const photos = await storePhotos(world, SAMPLE_TOWN);
  const { loop } = await openLoop(world);
  // The timer may have looked at the town while it had no packs yet.
  loop.grounds.forget(SAMPLE_TOWN);
  // A town that stands still needs no past that goes with a living day.
  const volume = world.config.sampleDay === 'off' ? {} : VOLUME;
  const plan: HistoryPlan = { townId: SAMPLE_TOWN, seed: SEED, photos, end: world.now(), ...volume };
  const history = await openHistory(loop, plan);
  const first = Math.min(FIRST_DAYS, days);
  await storeLastDay(history);
  for (let ago = 1; ago < first; ago += 1) await storeDay(history, ago);
  const share = shareDone(plan, first, days);
  const progress = { what: 'sample-history', done: first, total: days, share, plan };
  await world.ownerSql`
    update platform.town set progress = ${json(world.ownerSql, progress)} where id = ${SAMPLE_TOWN}
  `;
  const payload = JSON.stringify({ townId: SAMPLE_TOWN });
  await world.ownerSql`select platform.enqueue('sample.history', ${payload}::text::json, 'sample.history')`;
  return { townId: SAMPLE_TOWN, oneTimePassword: password };
}

// Who tries the product must be able to play every desk part of the sample town, though in a real one the first account
// only sets up. Its roles end with it.
async function joinFirstAccount({ ownerSql }: World): Promise<void> {
  const rows = await ownerSql<{ id: string }[]>`select id from platform.person where bootstrap and not disabled`;
  const roles = ['admin', 'intake', 'dispatcher', 'chief', 'leader'] as const;
  for (const { id } of rows) await addMembership(ownerSql, SAMPLE_TOWN, id, { roles, unitIds: [], areaCodes: [] });
}
