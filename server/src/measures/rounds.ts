import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import type { Log } from '../support/log.ts';
import { foldingOf, type Rebuilding, rebuildMeasures } from './again/rebuild-measures.ts';
import { fold } from './rolls/fold.ts';
import { lostRace } from './rolls/in-snapshot.ts';
import { readMark } from './rolls/mark.ts';
import { rebuildRolls } from './rolls/rebuild-rolls.ts';

/** Rounds that run; `stop` resolves when nothing of them runs any more. */
export interface Rounds {
  readonly stop: () => Promise<void>;
}

const PAUSE_MS = 10_000;

/** Keeps the sums of every town up: folds in what has changed every ten seconds, makes them anew when the terms change. */
export function startRounds(rebuilding: Rebuilding, towns: () => Promise<readonly string[]>, log: Log): Rounds {
  let stopping = false;
  let wake = () => {};
  const running = run();

  async function run(): Promise<void> {
    while (!stopping) {
      await pause();
      for (const townId of stopping ? [] : await towns().catch(() => [])) {
        if (stopping) return;
        await round(rebuilding, townId).catch((err: unknown) => {
          if (!lostRace(err)) log.error({ err, town: townId }, 'The sums of the measures could not be kept up');
        });
      }
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

/** One round in a town. */
export async function round(rebuilding: Rebuilding, townId: string): Promise<void> {
  const folding = await foldingOf(rebuilding, townId);
  if (await fold(folding)) return;
  const { facts } = await inTown(rebuilding.loop.pool, townId, systemActor, readMark);
  await (facts ? rebuildRolls(folding) : rebuildMeasures(rebuilding, townId));
}
