/** Work that goes round until stopped, never twice at a time. */
export interface Rounds {
  /** The next round comes at once. */
  readonly wake: () => void;
  /** Resolves when nothing of it runs any more. */
  readonly stop: () => Promise<void>;
}

interface Options {
  /** One round; true when there is more to do at once. It looks at `isStopping` where it takes long. */
  readonly round: (isStopping: () => boolean) => Promise<boolean>;
  readonly pauseMs: number;
  /** Called when a round fails; the next one comes after a pause. */
  readonly onTrouble: (error: unknown) => void;
  /** Before the first round; none unless told. */
  readonly firstPauseMs?: number;
}

/** Starts going round. */
export function goRound({ round, pauseMs, onTrouble, firstPauseMs = 0 }: Options): Rounds {
  let stopping = false;
  let woken = false;
  let endPause = () => {};

  async function run(): Promise<void> {
    if (firstPauseMs > 0) await pause(firstPauseMs);
    while (!stopping) {
      woken = false;
      try {
        if (await round(() => stopping)) woken = true;
      } catch (error) {
        onTrouble(error);
        woken = false;
      }
      if (!stopping && !woken) await pause(pauseMs);
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
  }

  const running = run();
  return {
    wake: () => {
      woken = true;
      endPause();
    },
    stop: async () => {
      stopping = true;
      endPause();
      await running;
    },
  };
}
