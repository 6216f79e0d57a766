import { townIds } from '../../people/create-town.ts';
import type { GroundCache } from '../../people/ground-cache.ts';
import type { Pool } from '../../support/db/connect.ts';
import type { Log } from '../../support/log.ts';
import type { Observation } from '../observation.ts';
import { catalogueOf } from '../profiles/catalogue.ts';
import type { StoreInstant } from '../store/group-rows.ts';
import { startTownJudge, type TownJudge } from './town-judge.ts';

/** Judges of all towns. */
export interface Judges {
  readonly offer: (townId: string, observations: readonly Observation[], at: StoreInstant) => void;
  /** A sign of life that was no observation. */
  readonly seen: (townId: string, deviceId: string, at: Date) => void;
  /** Something the judging of a town stands on has changed: devices, profiles. */
  readonly renew: (townId: string) => void;
  readonly stop: () => Promise<void>;
}

interface JudgesWorld {
  readonly sql: Pool;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly grounds: GroundCache;
}

/** A town made while the server runs is found within this time. */
const TOWNS_EVERY_MS = 30_000;

/** Starts a judge for each town there is, and for those that come. */
export async function startJudges(world: JudgesWorld): Promise<Judges> {
  const judges = new Map<string, TownJudge>();
  const judgeWorld = { ...world, catalogueOf: async (id: string) => catalogueOf(await world.grounds.of(id)) };
  const judgeOf = (townId: string) => {
    const known = judges.get(townId) ?? startTownJudge(judgeWorld, townId);
    judges.set(townId, known);
    return known;
  };
  const look = async () => {
    for (const id of await townIds(world.sql)) judgeOf(id);
  };
  await look();
  const timer = setInterval(
    () => look().catch((error: unknown) => world.log.warn({ err: error }, 'Devices: the towns could not be read')),
    TOWNS_EVERY_MS,
  );
  return {
    offer: (townId, observations, at) => judgeOf(townId).offer(observations, at),
    seen: (townId, deviceId, at) => judgeOf(townId).seen(deviceId, at),
    renew: (townId) => judgeOf(townId).renew(),
    stop: async () => {
      clearInterval(timer);
      await Promise.all([...judges.values()].map((judge) => judge.stop()));
    },
  };
}
