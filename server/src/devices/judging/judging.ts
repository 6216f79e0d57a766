import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { together } from '../../support/db/together.ts';
import type { Log } from '../../support/log.ts';
import { applySignals, type DeviceSignal, endFindings } from '../alarms/apply-signals.ts';
import type { SaveContext } from '../alarms/save-changes.ts';
import type { Observation } from '../observation.ts';
import type { Catalogue } from '../profiles/catalogue.ts';
import { instantText } from '../store/group-rows.ts';
import { replaySince } from '../store/replay.ts';
import {
  holdJudging,
  idleWithFindings,
  keepStates,
  keptStates,
  moveActed,
  moveKept,
  profilesAmong,
  profilesOfDevices,
  takeOver,
} from './judge-store.ts';
import { forget, judge, type Memories, movedTo, strangersAmong, takeChanged, unjudged } from './memories.ts';

export interface JudgeWorld {
  readonly sql: Pool;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly catalogueOf: (townId: string) => Promise<Catalogue>;
}

/** The judging of one town by one process, from when it took it over. */
export interface Judging {
  readonly world: JudgeWorld;
  readonly townId: string;
  readonly id: string;
  readonly memories: Memories;
  /** Judged up to this instant of the store. */
  position: string;
}

/** Judged at a time, so that sockets are answered in between. */
const LOT = 2_000;
/** Of a town that was never judged the last day is. */
const FIRST_MS = 86_400_000;

/**
 * Takes the judging of a town over, with the memories as they were kept; what the store took since is judged again, and
 * signals that were acted on are not acted on twice. Null while another process does it.
 */
export async function beginJudging(world: JudgeWorld, townId: string, id: string): Promise<Judging | null> {
  const tx = <T>(work: (sql: Sql) => Promise<T>) => inTown(world.sql, townId, systemActor, work);
  const marks = await tx((sql) => takeOver(sql, id, world.now()));
  if (!marks) return null;
  const since = world.now().getTime();
  const [{ states, asOf }, profiles] = [await tx(keptStates), await tx(profilesOfDevices)];
  const catalogue = await world.catalogueOf(townId);
  const memories = { states, profiles, catalogue, since, changed: new Map<string, string>() };
  const first = instantText({ ms: since - FIRST_MS, micros: 0 });
  const position = marks.kept === '-infinity' ? first : marks.kept;
  const judging: Judging = { world, townId, id, memories, position };
  await catchUp(judging, marks.acted === '-infinity' ? first : marks.acted, asOf);
  await letBe(judging, await tx(idleWithFindings));
  return judging;
}

/**
 * Goes on with the devices and profiles as they were read anew. What was found at a device by rules that are not its own
 * any more would never end: it ends now, and the device is judged from nothing.
 */
export async function takeUp(judging: Judging, read: Pick<Memories, 'profiles' | 'catalogue'>): Promise<void> {
  await letBe(judging, movedTo(read.profiles, judging.memories));
  Object.assign(judging.memories, read);
}

async function letBe(judging: Judging, deviceIds: readonly string[]): Promise<void> {
  if (deviceIds.length === 0) return;
  await holding(judging, (sql) => endFindings(sql, deviceIds, contextOf(judging)));
  forget(judging.memories, deviceIds, judging.position);
}

function contextOf({ world, townId, memories }: Judging): SaveContext {
  return { townId, catalogue: memories.catalogue, now: world.now(), newId: world.newId };
}

/** One transaction in which nobody else judges the town. */
export function holding<T>({ world, townId, id }: Judging, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTown(world.sql, townId, systemActor, async (sql) => {
    // Sent together: where it is not held, the rest is undone.
    const [, result] = await together([holdJudging(sql, id, world.now()), work(sql)]);
    return result;
  });
}

/** Judges what the store took after the position, but what a memory is as of; acts on what came after `acted`. */
export async function catchUp(judging: Judging, acted: string, asOf?: ReadonlyMap<string, string>): Promise<void> {
  const { world, townId, position } = judging;
  await replaySince(world.sql, townId, position, async (lot) => {
    for (const [at, group] of Map.groupBy(lot, ({ taken }) => instantText(taken))) {
      const observations = unjudged(
        group.map(({ observation }) => observation),
        at,
        asOf,
      );
      await judgeGroup(judging, observations, at, at > acted);
    }
  });
}

/** Judges one group of the store and acts on what it says. */
export async function judgeGroup(
  judging: Judging,
  observations: readonly Observation[],
  at: string,
  acts: boolean,
): Promise<void> {
  await meetStrangers(judging, observations);
  const signals: DeviceSignal[] = [];
  for (let from = 0; from < observations.length; from += LOT) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    const now = judging.world.now().getTime();
    signals.push(...judge(judging.memories, observations.slice(from, from + LOT), now, judging.position));
  }
  judging.position = at;
  if (acts && signals.length > 0) await act(judging, signals, at);
}

// A device may speak before the notice of its making has come: what it says first must not be passed over.
async function meetStrangers(judging: Judging, observations: readonly Observation[]): Promise<void> {
  const { world, townId, memories } = judging;
  const ids = strangersAmong(memories, observations);
  if (ids.length === 0) return;
  for (const id of ids) memories.profiles.set(id, null);
  const rows = await inTown(world.sql, townId, systemActor, (sql) => profilesAmong(sql, ids));
  for (const { id, profileId } of rows) memories.profiles.set(id, profileId);
}

/** Makes alarms of signals; `at` is the instant of the store up to which they were told, null for what time brought. */
export function act(judging: Judging, signals: readonly DeviceSignal[], at: string | null): Promise<void> {
  const context = contextOf(judging);
  return holding(judging, async (sql) => {
    await together([at === null ? Promise.resolve() : moveActed(sql, at), applySignals(sql, signals, context)]);
  });
}

/** Keeps the memories whose change is the oldest, `most` at most, as they are now; the judging may go on meanwhile. */
export function keep({ world, townId, id, memories, position }: Judging, most: number): Promise<void> {
  const { states, kept } = takeChanged(memories, most, position);
  return inTown(world.sql, townId, systemActor, async (sql) => {
    await keepStates(sql, states, position);
    // Last: whoever holds the judging holds up the alarms.
    await holdJudging(sql, id, world.now());
    await moveKept(sql, kept, position);
  });
}
