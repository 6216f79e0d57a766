import type { Observation } from '../observation.ts';
import { instantText, type StoreInstant } from '../store/group-rows.ts';

/** Keeps something derived from the observations up to date, in its own time and with a bounded share of the store's. */
export type Follower<T> = {
  readonly add: (observations: readonly Observation[], at: StoreInstant) => void;
  /** Changes the tally by something that is no observation, such as a sign of life. */
  readonly touch: (change: (tally: T) => void) => void;
  /** Writes what is due now and stops. */
  readonly stop: () => Promise<void>;
};

type Options<T> = {
  readonly empty: () => T;
  readonly add: (tally: T, observation: Observation) => void;
  /** Writes the tally and moves the mark (if any) in one transaction, so that nothing is counted twice or lost. */
  readonly write: (tally: T, mark: string | null) => Promise<void>;
  /** Milliseconds between two writes, when they are quick. */
  readonly every: number;
  /** Pauses are at least this many times as long as the write before: 9 leaves it a tenth of the time. */
  readonly rest: number;
  /** A tally of so many devices is written without waiting: a large one costs memory, and all of its writing at once. */
  readonly most: number;
  readonly onTrouble: (error: unknown) => void;
};

/** However slow the store was once, pages must not show old states for longer than this because of it. */
const LONGEST_PAUSE_MS = 60_000;

/** A tally that is written out again and again. What cannot be written before a stop is read from the store at the next start. */
export function follower<T extends { readonly size: number }>(options: Options<T>): Follower<T> {
  const { empty, add, write, every, rest, most, onTrouble } = options;
  let tally: T | null = null;
  let mark: StoreInstant | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> | null = null;
  let stopped = false;
  let hurried = false;

  function due(ms: number): void {
    if (stopped || timer || writing) return;
    timer = setTimeout(() => void flush(), ms);
  }
  async function flush(): Promise<void> {
    timer = null;
    hurried = false;
    if (tally === null) return;
    const [out, upTo] = [tally, mark];
    [tally, mark] = [null, null];
    const written = keepWriting(out, upTo && instantText(upTo));
    writing = written.then(() => undefined);
    const took = await written;
    writing = null;
    const size = waitingSize();
    if (size > 0) due(size >= most ? took : Math.max(every, Math.min(took * rest, LONGEST_PAUSE_MS)));
  }
  function waitingSize(): number {
    return tally?.size ?? 0;
  }
  /** In the next turn of the event loop, so that what is being added now is whole. */
  function hurry(): void {
    if (hurried || writing || stopped) return;
    if (timer) clearTimeout(timer);
    timer = null;
    hurried = true;
    due(0);
  }
  /** One tally at a time: a later one must not be in before an earlier one's mark. Gives how long the store took, its absence aside. */
  async function keepWriting(out: T, upTo: string | null): Promise<number> {
    for (;;) {
      const started = performance.now();
      try {
        await write(out, upTo);
        return performance.now() - started;
      } catch (error) {
        onTrouble(error);
        if (stopped) return 0;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }
  function open(): T {
    tally ??= empty();
    due(every);
    return tally;
  }
  return {
    add: (observations, at) => {
      const into = open();
      for (const observation of observations) add(into, observation);
      mark = at;
      if (into.size >= most) hurry();
    },
    touch: (change) => change(open()),
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await writing;
      await flush();
    },
  };
}
