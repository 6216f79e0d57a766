/** The first news waits so long for what belongs to it. */
const SOON_MS = 30;
/** A reading that takes long is made more seldom: no more than a quarter of the time is spent in it. */
const REST_TIMES = 3;
/** But for twice as long as it should, at most: one slow answer must not keep the next fire from the page. */
const LONGEST_RESTS = 2;

/** When it is, and how to do something later; `later` gives back what takes it back. */
export interface Clock {
  readonly now: () => number;
  readonly later: (work: () => void, ms: number) => () => void;
}

/** Readings that follow news, never two at a time. */
export interface Gathering {
  readonly news: () => void;
  readonly stop: () => void;
}

/**
 * Reads soon after the first news; what comes meanwhile is in the next reading, which rests `restMs` milliseconds, or three
 * times what the last one took, up to twice `restMs`.
 */
export function gathering(read: () => Promise<unknown>, restMs: number, { now, later }: Clock): Gathering {
  let stopWaiting: (() => void) | null = null;
  let isReading = false;
  let isStopped = false;
  let more = false;
  let freeAt = 0;

  function wait(): void {
    more = false;
    stopWaiting = later(() => void begin(), Math.max(SOON_MS, freeAt - now()));
  }
  async function begin(): Promise<void> {
    stopWaiting = null;
    isReading = true;
    const begun = now();
    await read().catch(() => {}); // whoever shows what was read tells that it failed
    const ended = now();
    freeAt = ended + Math.min(Math.max(restMs, REST_TIMES * (ended - begun)), LONGEST_RESTS * restMs);
    isReading = false;
    if (more && !isStopped) wait();
  }
  return {
    news: () => {
      if (isStopped) return;
      if (isReading) more = true;
      else if (!stopWaiting) wait();
    },
    stop: () => {
      isStopped = true;
      stopWaiting?.();
    },
  };
}
