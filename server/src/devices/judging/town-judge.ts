import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { goRound } from '../../support/go-round.ts';
import type { DeviceSignal } from '../alarms/apply-signals.ts';
import { climbLadders } from '../alarms/climb-ladders.ts';
import type { Observation } from '../observation.ts';
import { instantText, type StoreInstant } from '../store/group-rows.ts';
import { JudgeReplaced, lastStored, letGo, profilesOfDevices } from './judge-store.ts';
import {
  act,
  beginJudging,
  catchUp,
  holding,
  type JudgeWorld,
  type Judging,
  judgeGroup,
  keep,
  takeUp,
} from './judging.ts';
import { lookAtTime, meetSeen } from './memories.ts';
import { type WaitingGroups, waitingGroups } from './waiting-groups.ts';

/** Judges what a town's devices say, in the order the store took it. */
export interface TownJudge {
  /** A group that was just stored, in order; called by the ingest of this process. */
  readonly offer: (observations: readonly Observation[], at: StoreInstant) => void;
  /** A sign of life that was no observation; looked at with what time brings. */
  readonly seen: (deviceId: string, at: Date) => void;
  /** The devices of the town, or their profiles, have changed. */
  readonly renew: () => void;
  /** Keeps the memories and lets another process go on. */
  readonly stop: () => Promise<void>;
}

/** After a kill hardly more than this much of the store is judged again: a minute is seconds of work. */
const KEEP_MS = 60_000;
/** Memories are kept in turn, so that each is within that time: a part of them each second, and few at once are not worth it. */
const [PART_MS, LEAST_PART] = [1_000, 500];
const TIME_MS = 5_000;
const LOOK_MS = 2_000;
/** Devices looked at for what time brings, before sockets are answered again. */
const LOOKED_AT = 2_000;

type Renewed = Parameters<typeof takeUp>[1];

/** What one process does about a town: the judging, when it has it, and what waits to be judged. */
interface Desk {
  readonly waiting: WaitingGroups;
  /** When devices last gave a sign of life that was no observation, in epoch milliseconds. */
  readonly seen: Map<string, number>;
  judging: Judging | null;
  /** The memories are being written; resolves when that has ended, however. */
  keeping: Promise<void> | null;
  /** Why they could not be written: they are read again from what was. */
  notKept: Error | null;
  stale: boolean;
  /** Devices and profiles are being read; never fails. */
  renewing: Promise<void> | null;
  /** As they were read, before the judging goes on with them. */
  renewed: Renewed | null;
  /** When, in epoch milliseconds, each was last done. */
  readonly last: { kept: number; time: number; look: number; climb: number };
}

const PAUSE_MS = 500;
/** How often the ladders of alarms are looked at. */
const CLIMB_MS = 1_000;

/** Starts judging a town; whichever of several servers comes first does it, and another when that one ends. */
export function startTownJudge(world: JudgeWorld, townId: string): TownJudge {
  const id = world.newId();
  const desk: Desk = {
    ...{ waiting: waitingGroups(), seen: new Map<string, number>(), judging: null, stale: false },
    ...{ last: { kept: 0, time: 0, look: 0, climb: 0 }, keeping: null, notKept: null, renewing: null },
    renewed: null,
  };
  const rounds = goRound({
    pauseMs: PAUSE_MS,
    round: async () => {
      await judgeRound(desk, world, townId, id);
      const isTime = isDue(desk.last, 'climb', world.now().getTime(), CLIMB_MS);
      return isTime && desk.judging ? climb(desk.judging) : false;
    },
    onTrouble: (error) => {
      // Whatever was half done is judged again from what was kept.
      desk.judging = null;
      if (error instanceof JudgeReplaced) return;
      world.log.error({ err: error, town: townId }, 'Devices: observations could not be judged');
    },
  });
  return {
    offer: (observations, at) => {
      desk.waiting.add(observations, instantText(at));
      rounds.wake();
    },
    seen: (deviceId, at) => void desk.seen.set(deviceId, at.getTime()),
    renew: () => {
      desk.stale = true;
      rounds.wake();
    },
    stop: async () => {
      await rounds.stop();
      await Promise.all([desk.keeping, desk.renewing]);
      try {
        // After a keeping that failed, what changed since the last good one is not whole.
        if (desk.judging && !desk.notKept) await keepAll(desk.judging);
        await inTown(world.sql, townId, systemActor, (sql) => letGo(sql, id));
      } catch (error) {
        // What was not kept is judged again by whoever comes next.
        world.log.warn({ err: error, town: townId }, 'Devices: the judging was not handed over');
      }
    },
  };
}

async function judgeRound(desk: Desk, world: JudgeWorld, townId: string, id: string): Promise<void> {
  const { notKept } = desk;
  desk.notKept = null;
  if (notKept) throw notKept;
  if (!desk.judging) {
    // An older keeping must not come after one of the new judging.
    await desk.keeping;
    Object.assign(desk, { notKept: null, renewed: null });
    // What waits now is in the store already, and is read from there.
    desk.waiting.take();
    desk.judging = await beginJudging(world, townId, id);
    if (!desk.judging) return;
    const { since } = desk.judging.memories;
    Object.assign(desk.last, { kept: since, time: since, look: since });
  }
  const { judging, last } = desk;
  if (desk.stale && !desk.renewing) startRenewing(desk, judging);
  const { renewed } = desk;
  desk.renewed = null;
  if (renewed) await takeUp(judging, renewed);
  const now = world.now().getTime();
  if (desk.waiting.lost()) await lookInStore(judging);
  await judgeWaiting(desk, judging, now);
  if (isDue(last, 'look', now, LOOK_MS)) await lookInStore(judging);
  if (isDue(last, 'time', now, TIME_MS)) await lookAtClock(desk, judging, now);
  if (!desk.keeping && isDue(last, 'kept', now, isPartDue(judging) ? PART_MS : KEEP_MS)) startKeeping(desk, judging);
}

function isPartDue({ memories }: Judging): boolean {
  return memories.changed.size >= partOf(memories);
}

function partOf({ states }: Judging['memories']): number {
  return Math.max(LEAST_PART, Math.ceil((states.size * PART_MS) / KEEP_MS));
}

async function keepAll(judging: Judging): Promise<void> {
  do await keep(judging, partOf(judging.memories));
  while (judging.memories.changed.size > 0);
}

/** Writes a part of the memories beside the judging. */
function startKeeping(desk: Desk, judging: Judging): void {
  desk.keeping = keep(judging, partOf(judging.memories))
    .catch((cause: unknown) => {
      desk.notKept = cause instanceof Error ? cause : new Error('The memories were not kept', { cause });
    })
    .finally(() => {
      desk.keeping = null;
    });
}

// All that waits in one go: what it says is acted on in one transaction, however many groups it came in.
async function judgeWaiting({ waiting, last }: Desk, judging: Judging, now: number): Promise<void> {
  const fresh = waiting.take().filter(({ at }) => at > judging.position);
  const newest = fresh.at(-1);
  if (!newest) return;
  const observations = fresh.flatMap((group) => group.observations);
  await judgeGroup(judging, observations, newest.at, true);
  // Whoever is told of each group need not ask the store.
  last.look = now;
}

function isDue(last: Desk['last'], what: keyof Desk['last'], now: number, every: number): boolean {
  if (now - last[what] < every) return false;
  last[what] = now;
  return true;
}

/** Reads who is judged by what, beside the judging: of sixty thousand devices it takes seconds in a bad hour. */
function startRenewing(desk: Desk, judging: Judging): void {
  desk.stale = false;
  desk.renewing = renew(judging)
    .then((renewed) => {
      // What was read for a judging that has ended is older than what the next one begins with.
      if (desk.judging === judging) desk.renewed = renewed;
    })
    .catch((error: unknown) => {
      desk.stale = true;
      judging.world.log.warn({ err: error, town: judging.townId }, 'Devices: profiles could not be read');
    })
    .finally(() => {
      desk.renewing = null;
    });
}

async function renew({ world, townId }: Judging): Promise<Renewed> {
  const profiles = await inTown(world.sql, townId, systemActor, profilesOfDevices);
  const catalogue = await world.catalogueOf(townId);
  return { profiles, catalogue };
}

// Another server may write for this town, or more may have come than could wait: the store has all of it.
async function lookInStore(judging: Judging): Promise<void> {
  const { world, townId, position } = judging;
  const stored = await inTown(world.sql, townId, systemActor, lastStored);
  if (stored !== null && stored > position) await catchUp(judging, position);
}

// What came meanwhile goes first: sixty thousand memories take a while to look at, and a fire does not wait for them.
async function lookAtClock(desk: Desk, judging: Judging, now: number): Promise<void> {
  const { memories, world } = judging;
  const { seen } = desk;
  meetSeen(memories, seen, judging.position);
  const deviceIds = [...memories.states.keys()];
  const signals: DeviceSignal[] = [];
  for (let from = 0; from < deviceIds.length; from += LOOKED_AT) {
    if (from > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await judgeWaiting(desk, judging, world.now().getTime());
    }
    signals.push(...lookAtTime({ memories, seen }, deviceIds.slice(from, from + LOOKED_AT), now, judging.position));
  }
  if (signals.length > 0) await act(judging, signals, null);
}

function climb(judging: Judging): Promise<boolean> {
  const { townId, world, memories } = judging;
  const context = { townId, catalogue: memories.catalogue, now: world.now(), newId: world.newId };
  return holding(judging, (sql) => climbLadders(sql, context));
}
