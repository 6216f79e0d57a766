import type { Observation } from '../observation.ts';
import { instantOf, type Keyed, nextInstant, type StoreInstant } from '../store/group-rows.ts';
import { WriterReplaced } from '../store/marks.ts';
import type { Written } from '../store/write-group.ts';
import type { MessageName } from './resend-window.ts';

/** Called once: with null when the message is durable, else with why it will not be. */
export type Settled = (error: Error | null) => void;

/** One message that waits for its group. */
export type Waiting = Keyed & {
  /** Its place among all that arrived. */
  readonly nth: number;
  readonly name: MessageName;
  readonly settled: Settled;
  /** Whoever sent it again meanwhile. */
  again: readonly Settled[] | null;
};

/** Stores a group at an instant; throws when nothing of it is stored. */
export type Store = (group: readonly Keyed[], at: StoreInstant) => Promise<Written>;

/** Called in order after each commit, with what is new. */
export type Stored = (observations: readonly Observation[], at: StoreInstant) => void;

/** The queue of one town and the one who empties it. */
export type TownWriter = {
  readonly push: (message: Waiting, urgent: boolean) => void;
  /** Messages that wait or are being written. */
  readonly waiting: () => number;
  /** Writes what waits, then nothing more; what cannot be written in time is refused, and so never acknowledged. */
  readonly stop: () => Promise<void>;
};

/** Most messages of one group: some megabytes, some hundred milliseconds. */
const GROUP = 10_000;
const PAUSES_MS = [100, 500, 1_000, 5_000];

type Options = {
  readonly store: Store;
  readonly onStored: Stored;
  readonly settle: (message: Waiting, error: Error | null) => void;
  readonly onTrouble: (error: unknown, tries: number) => void;
  /** Instant of the last group of the store. */
  readonly last: string | null;
  readonly now: () => number;
};

/** Group commit: everything that came while the last group was being stored is the next group. */
export function townWriter({ store, onStored, settle, onTrouble, last, now }: Options): TownWriter {
  let urgent: Waiting[] = [];
  let ordinary: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let inGroup = 0;
  let stopped = false;
  let at: StoreInstant = last === null ? { ms: 0, micros: 0 } : instantOf(last);

  function take(): readonly Waiting[] {
    const first = urgent.splice(0, GROUP);
    if (ordinary.length + first.length <= GROUP) {
      const all = first.length === 0 ? ordinary : asArrived(first, ordinary);
      ordinary = [];
      return all;
    }
    return asArrived(first, ordinary.splice(0, GROUP - first.length));
  }
  async function run(): Promise<void> {
    // One turn of the event loop, so that what arrived in the same chunk is one group.
    await new Promise((resolve) => setImmediate(resolve));
    for (let group = take(); group.length > 0; group = take()) {
      inGroup = group.length;
      await write(group);
      inGroup = 0;
    }
    writing = null;
  }
  async function write(group: readonly Waiting[]): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await commit(group);
      } catch (error) {
        onTrouble(error, tries + 1);
        if (stopped || error instanceof WriterReplaced) return refuse(group, 'the server is stopping');
        if (isFault(error)) return apart(group);
        await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 1_000);
      }
    }
  }
  async function commit(group: readonly Waiting[]): Promise<void> {
    at = nextInstant(at, now());
    const { stored } = await store(group, at);
    onStored(
      stored.map(({ observation }) => observation),
      at,
    );
    for (const message of group) settle(message, null);
  }
  /** One message the store cannot hold must not keep the others: halves, until it stands alone and is refused. */
  async function apart(group: readonly Waiting[]): Promise<void> {
    if (group.length === 1) return refuse(group, 'the store cannot hold it');
    const middle = Math.ceil(group.length / 2);
    await write(group.slice(0, middle));
    await write(group.slice(middle));
  }
  function refuse(group: readonly Waiting[], why: string): void {
    const error = new Error(`Not stored: ${why}`);
    for (const message of group) settle(message, error);
  }
  return {
    push: (message, isUrgent) => {
      if (stopped) return settle(message, new Error('Not stored: the server is stopping'));
      (isUrgent ? urgent : ordinary).push(message);
      writing ??= run();
    },
    waiting: () => urgent.length + ordinary.length + inGroup,
    stop: async () => {
      stopped = true;
      await writing;
      refuse([...urgent, ...ordinary], 'the server is stopping');
      [urgent, ordinary] = [[], []];
    },
  };
}

/** Of one group nobody need overtake: a device that says "over" and then "fire" within its clock's second is to be heard in that order. */
function asArrived(urgent: readonly Waiting[], ordinary: readonly Waiting[]): readonly Waiting[] {
  return [...urgent, ...ordinary].sort((a, b) => a.nth - b.nth);
}

/** SQLSTATE class 22 (data exception) and 23 (constraint): the rows are at fault, trying again is no help. */
function isFault(error: unknown): boolean {
  if (error instanceof RangeError) return true; // could not even be written as a row
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
