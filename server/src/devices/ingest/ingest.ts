import type { Log } from '../../support/log.ts';
import type { Observation } from '../observation.ts';
import type { StoreInstant } from '../store/group-rows.ts';
import { type Key64, sequenceKey } from '../store/sequence-key.ts';
import { fitting } from './fitting.ts';
import { type HeldBack, heldBack } from './held-back.ts';
import { type OpenTowns, openTowns, type TownsOptions } from './open-towns.ts';
import { type ResendWindow, resendWindow } from './resend-window.ts';
import { type Muted, newShare, type Share } from './share.ts';
import type { Waiting } from './town-writer.ts';

/** Called after each commit, in order, with what is new; what it throws is logged and stops nothing. */
export type StoredListener = (townId: string, observations: readonly Observation[], at: StoreInstant) => void;

/** Takes observations in and says when they are durable. */
export type Ingest = {
  /**
   * Resolves when the observation is durable, also when it is a resend of one that is; rejects when it will not be.
   * `resent` says that the wire marks it as sent before (MQTT's DUP), which counts when the device told no time.
   */
  readonly take: (observation: Observation, resent?: boolean) => Promise<void>;
  /** A sign of life that carries nothing. */
  readonly seen: (townId: string, deviceId: string, at: Date) => void;
  readonly onStored: (listener: StoredListener) => void;
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
  const window = resendWindow<Promise<void>>(REMEMBERED);
  const share = newShare();
  const late = heldBack();
  const listeners: StoredListener[] = [];
  const towns = openTowns(options, {
    recall: (observation) => window.add(windowKey(observation, recalledKey(observation)), STORED),
    onStored: (townId, observations, at) => {
      counts.stored += observations.length;
      for (const listener of listeners) tell(options.log, listener, townId, observations, at);
    },
  });
  const queue = queueInto(towns, share, late, counts);
  return {
    take: taking(window, queue.add, counts),
    seen: (townId, deviceId, at) => towns.ready(townId)?.seen(deviceId, at),
    onStored: (listener) => void listeners.push(listener),
    isFull: () => queue.waiting() > FULL,
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

const STORED = Promise.resolve();

/** Tells resends from new messages; what is new goes to `add`. */
function taking(
  window: ResendWindow<Promise<void>>,
  add: (observation: Observation, key: Key64) => Promise<void>,
  counts: IngestCounts,
): Ingest['take'] {
  let unnamed = 0;
  const keyFor = ({ sequence, receivedAt }: Observation): Key64 => {
    unnamed += 1;
    return sequenceKey(sequence ?? `${receivedAt.getTime()} ${unnamed}`);
  };
  return (given, resent = false) => {
    const observation = fitting(given);
    let key = keyFor(observation);
    const name = windowKey(observation, key);
    const before = window.find(name);
    if (before && (observation.deviceAt !== null || resent)) {
      counts.resent += 1;
      return before;
    }
    // The same words again, without a time and not marked as a resend: another message, so it gets a key of its own.
    if (before) key = keyFor({ ...observation, sequence: null });
    const done = add(observation, key);
    window.add(name, done);
    done.then(
      () => window.replace(name, STORED), // lets go of the message's own promise
      () => window.forget(name),
    );
    return done;
  };
}

/** Puts messages before their town's writer: fire at once, the rest as the share of the device allows. */
function queueInto(towns: OpenTowns, share: Share, late: HeldBack, counts: IngestCounts) {
  let waiting = 0;
  function push(pending: Waiting, isFire: boolean): void {
    const { townId } = pending.observation;
    const town = towns.ready(townId);
    if (town) town.writer.push(pending, isFire);
    else towns.open(townId).then((opened) => opened.writer.push(pending, isFire), pending.reject);
  }
  return {
    waiting: () => waiting,
    add: (observation: Observation, key: Key64) =>
      new Promise<void>((resolve, reject) => {
        waiting += 1;
        const pending: Waiting = {
          ...{ observation, key },
          resolve: () => {
            waiting -= 1;
            resolve();
          },
          reject: (error) => {
            waiting -= 1;
            counts.refused += 1;
            reject(error);
          },
        };
        const isFire = observation.events.some(({ kind }) => kind === 'fire');
        const mayGo = () => share.takes(observation.deviceId, Date.now());
        if (isFire || mayGo()) return push(pending, isFire);
        counts.held += 1;
        late.hold(observation.deviceId, {
          ...{ mayGo, go: () => push(pending, false) },
          refuse: () => pending.reject(new Error('Not stored: the device sends more than its share')),
        });
      }),
  };
}

/** Resends of a message that tells its time agree in it; those of one that does not, in the sequence alone. */
function windowKey({ deviceId, deviceAt }: Observation, { high, low }: Key64): string {
  return `${deviceId} ${deviceAt === null ? '' : deviceAt.getTime()} ${high} ${low}`;
}

/** The key of an observation out of the store, whose sequence is the 64-bit number. */
function recalledKey({ sequence }: Observation): Key64 {
  const whole = BigInt(sequence ?? 0);
  return { high: Number(BigInt.asIntN(32, whole >> 32n)), low: Number(BigInt.asUintN(32, whole)) };
}
