import type { Log } from '../../support/log.ts';
import type { Loop } from '../loop.ts';
import { tickOne } from './tick.ts';

/** A running timer; `stop` resolves when nothing of it runs any more. */
export interface Timer {
  readonly stop: () => Promise<void>;
}

const PAUSE_MS = 1000;

/** Looks once a second whether any case of any town wants to be looked at, and works through all that do. */
export function startTimer(loop: Loop, towns: () => Promise<readonly string[]>, log: Log): Timer {
  let stopping = false;
  let wake = () => {};
  const running = run();

  async function run(): Promise<void> {
    while (!stopping) {
      await lookAtAll().catch((error: unknown) => log.error({ error }, 'The timer could not look at the cases'));
      if (!stopping) await pause();
    }
  }

  async function lookAtAll(): Promise<void> {
    for (const townId of await towns()) {
      while (!stopping && (await tickOne(loop, townId)));
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, PAUSE_MS);
      wake = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
  }

  return {
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}
