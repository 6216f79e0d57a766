/** Work that goes round: at once when woken, else after a pause. */
export interface Rounds {
  readonly wake: () => void;
  /** Resolves when nothing of it runs any more. */
  readonly stop: () => Promise<void>;
}

interface Options {
  readonly round: () => Promise<void>;
  /** Done once a second at most; true when there is more to do at once. */
  readonly second: () => Promise<boolean>;
  /** Called when a round fails; the next one comes after a pause. */
  readonly onTrouble: (error: unknown) => void;
}

const PAUSE_MS = 500;
const SECOND_MS = 1_000;

/** Goes round until stopped; never two rounds at a time. */
export function startRounds({ round, second, onTrouble }: Options): Rounds {
  let stopping = false;
  let woken = false;
  let wake = () => {};
  let lastSecond = 0;

  async function run(): Promise<void> {
    while (!stopping) {
      woken = false;
      try {
        await round();
        if (performance.now() - lastSecond >= SECOND_MS) {
          lastSecond = performance.now();
          if (await second()) woken = true;
        }
      } catch (error) {
        onTrouble(error);
        woken = false;
        await pause(SECOND_MS);
      }
      if (!stopping && !woken) await pause(PAUSE_MS);
    }
  }
  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
  }
  const running = run();
  return {
    wake: () => {
      woken = true;
      wake();
    },
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}
