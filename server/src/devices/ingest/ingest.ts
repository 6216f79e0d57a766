import type { Log } from '../../support/log.ts';
import type { Observation } from '../observation.ts';
import type { StoreInstant } from '../store/group-rows.ts';
import { type Key64, sequenceKey } from '../store/sequence-key.ts';
import { fitting } from './fitting.ts';
import { type HeldBack, heldBack } from './held-back.ts';
import { type OpenTowns, openTowns, type TownsOptions } from './open-towns.ts';
import { type MessageName, type ResendWindow, resendWindow } from './resend-window.ts';
import { type FireLane, type Muted, newFireLane, newShare, type Share } from './share.ts';
import type { Settled, Waiting } from './town-writer.ts';

/** Called after each commit, in order, with what is new; what it throws is logged and stops nothing. */
export type StoredListener = (townId: string, observations: readonly Observation[], at: StoreInstant) => void;

type SeenListener = (townId: string, deviceId: string, at: Date) => void;

/** Takes observations in and says when they are durable. */
export type Ingest = {
  /**
   * Resolves when the observation is durable, also when it is a resend of one that is; rejects when it will not be.
   * `resent` says that the wire marks it as sent before (MQTT's DUP), which counts when the device told no time.
   */
  readonly take: (observation: Observation, resent?: boolean) => Promise<void>;
  /** The same for whoever takes tens of thousands a second: a promise for each costs more than storing it. */
  readonly takeThen: (observation: Observation, resent: boolean, settled: Settled) => void;
  /** A sign of life that carries nothing. */
  readonly seen: SeenListener;
  readonly onStored: (listener: StoredListener) => void;
  /** Called at each sign of life that is no new observation: what it does must cost next to nothing. */
  readonly onSeen: (listener: SeenListener) => void;
  /** True while so much waits that sockets should pause. */
  readonly isFull: () => boolean;
  readonly counts: () => IngestCounts;
  readonly muted: () => readonly Muted[];
  /** Opens the writer of a town ahead of its first message. */
  readonly open: (townId: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type IngestCounts = { stored: number; resent: number; held: number; refused: number };

/** Messages that may wait before gateways pause their sockets. */
const FULL = 50_000;
/** More than can wait at a time, so that nothing in the queue is ever forgotten. */
const REMEMBERED = 150_000;

/** Starts taking observations in for all towns. */
export function startIngest(options: TownsOptions): Ingest {
  const counts: IngestCounts = { stored: 0, resent: 0, held: 0, refused: 0 };
  const window = resendWindow<Waiting>(REMEMBERED);
  const numberOf = deviceNumbers();
  const share = newShare();
  const late = heldBack();
  const listeners: StoredListener[] = [];
  const seers: SeenListener[] = [];
  let waiting = 0;
  const settle = (message: Waiting, error: Error | null) => {
    waiting -= 1;
    if (error) {
      counts.refused += 1;
      window.forget(message.name);
    } else window.stored(message.name);
    answer(options.log, message.settled, error);
    for (const settled of message.again ?? []) answer(options.log, settled, error);
  };
  const towns = openTowns(options, {
    settle,
    recall: (observation) => window.add(nameOf(numberOf, observation, recalledKey(observation)), 'stored'),
    onStored: (townId, observations, at) => {
      counts.stored += observations.length;
      for (const listener of listeners) tell(options.log, listener, townId, observations, at);
    },
  });
  const enqueue = queueInto(towns, { share, fires: newFireLane(), late, counts, settle });
  const seen: SeenListener = (townId, deviceId, at) => {
    towns.ready(townId)?.seen(deviceId, at);
    for (const listener of seers) listener(townId, deviceId, at);
  };
  const takeThen = taking({ window, numberOf, counts, seen }, (message) => {
    waiting += 1;
    enqueue(message);
  });
  return {
    takeThen,
    take: (observation, resent = false) =>
      new Promise((resolve, reject) =>
        takeThen(observation, resent, (error) => (error ? reject(error) : resolve(undefined))),
      ),
    seen,
    onStored: (listener) => void listeners.push(listener),
    onSeen: (listener) => void seers.push(listener),
    isFull: () => waiting > FULL,
    counts: () => ({ ...counts }),
    muted: share.muted,
    open: async (townId) => void (await towns.open(townId)),
    stop: async () => {
      late.stop();
      await towns.stop();
    },
  };
}

function tell(log: Log, listener: StoredListener, ...stored: Parameters<StoredListener>): void {
  try {
    listener(...stored);
  } catch (error) {
    log.error({ err: error, town: stored[0] }, 'Devices: a listener failed');
  }
}

/** A gateway that fails over one answer must not make the writer think that the group failed. */
function answer(log: Log, settled: Settled, error: Error | null): void {
  try {
    settled(error);
  } catch (failure) {
    log.error({ err: failure }, 'Devices: an acknowledgement failed');
  }
}

/** A small number for each device, for tables that hold nothing but numbers. */
function deviceNumbers(): (deviceId: string) => number {
  const numbers = new Map<string, number>();
  return (deviceId) => {
    const known = numbers.get(deviceId);
    if (known !== undefined) return known;
    numbers.set(deviceId, numbers.size + 1);
    return numbers.size;
  };
}

type Memory = {
  readonly window: ResendWindow<Waiting>;
  readonly numberOf: (deviceId: string) => number;
  readonly counts: IngestCounts;
  readonly seen: SeenListener;
};

/** Tells resends from new messages; what is new goes to `add`. */
function taking({ window, numberOf, counts, seen }: Memory, add: (message: Waiting) => void): Ingest['takeThen'] {
  let nth = 0;
  const keyFor = ({ receivedAt }: Observation, sequence: string | null): Key64 =>
    sequenceKey(sequence ?? `${receivedAt.getTime()} ${nth}`);
  return (given, resent, settled) => {
    const observation = fitting(given);
    nth += 1;
    let key = keyFor(observation, observation.sequence);
    const name = nameOf(numberOf, observation, key);
    const before = window.find(name);
    if (before !== undefined && (isOfItsTime(observation) || resent)) {
      counts.resent += 1;
      seen(observation.townId, observation.deviceId, observation.receivedAt);
      if (before === 'stored') return settled(null);
      before.again = [...(before.again ?? []), settled];
      return;
    }
    // The same words again, without a time that counts and not marked as a resend: another message, with a key of its own.
    if (before !== undefined) key = keyFor(observation, null);
    const message: Waiting = { observation, key, nth, name, settled, again: null };
    window.add(name, message);
    add(message);
  };
}

/** Whether the device's own time tells its messages apart: a clock that is not believed may stand still. */
function isOfItsTime({ at, deviceAt }: Observation): boolean {
  return deviceAt !== null && deviceAt.getTime() === at.getTime();
}

type Gates = {
  readonly share: Share;
  readonly fires: FireLane;
  readonly late: HeldBack;
  readonly counts: IngestCounts;
  readonly settle: (message: Waiting, error: Error | null) => void;
};

/** Puts messages before their town's writer: fire at once, the rest as the share of the device allows. */
function queueInto(towns: OpenTowns, { share, fires, late, counts, settle }: Gates): (message: Waiting) => void {
  function push(message: Waiting, isFire: boolean): void {
    const { townId } = message.observation;
    const town = towns.ready(townId);
    if (town) town.writer.push(message, isFire);
    else
      towns.open(townId).then(
        (opened) => opened.writer.push(message, isFire),
        (error: Error) => settle(message, error),
      );
  }
  return (message) => {
    const { deviceId, events } = message.observation;
    const now = Date.now();
    const isFire = events.length > 0 && events.some(({ kind, on }) => kind === 'fire' && on) && fires(deviceId, now);
    if (isFire || share.takes(deviceId, now)) return push(message, isFire);
    counts.held += 1;
    late.hold(deviceId, {
      mayGo: () => share.takes(deviceId, Date.now()),
      go: () => push(message, false),
      refuse: () => settle(message, new Error('Not stored: the device sends more than its share')),
    });
  };
}

/** Resends of a message that tells its time agree in it; those of one that does not, in the sequence alone. */
function nameOf(numberOf: (deviceId: string) => number, { deviceId, deviceAt }: Observation, key: Key64): MessageName {
  return { device: numberOf(deviceId), at: deviceAt === null ? Number.NaN : deviceAt.getTime(), key };
}

/** The key of an observation out of the store, whose sequence is the 64-bit number. */
function recalledKey({ sequence }: Observation): Key64 {
  const whole = BigInt(sequence ?? 0);
  return { high: Number(BigInt.asIntN(32, whole >> 32n)), low: Number(BigInt.asUintN(32, whole)) };
}
