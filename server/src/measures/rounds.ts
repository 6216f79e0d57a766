import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { goRound, type Rounds } from '../support/go-round.ts';
import type { Log } from '../support/log.ts';
import { foldingOf, type Rebuilding, rebuildMeasures } from './again/rebuild-measures.ts';
import { fold } from './rolls/fold.ts';
import { lostRace } from './rolls/in-snapshot.ts';
import { readMark } from './rolls/mark.ts';
import { rebuildRolls } from './rolls/rebuild-rolls.ts';

const PAUSE_MS = 10_000;

/** Keeps the sums of every town up: folds in what has changed every ten seconds, makes them anew when the terms change. */
export function startRounds(rebuilding: Rebuilding, towns: () => Promise<readonly string[]>, log: Log): Rounds {
  const failed = (err: unknown, town?: string) => {
    if (!lostRace(err)) log.error({ err, town }, 'The sums of the measures could not be kept up');
  };
  return goRound({
    ...{ pauseMs: PAUSE_MS, firstPauseMs: PAUSE_MS, onTrouble: failed },
    round: async (isStopping) => {
      for (const townId of await towns()) {
        if (isStopping()) break;
        await round(rebuilding, townId).catch((error: unknown) => failed(error, townId));
      }
      return false;
    },
  });
}

/** One round in a town. */
export async function round(rebuilding: Rebuilding, townId: string): Promise<void> {
  const folding = await foldingOf(rebuilding, townId);
  if (await fold(folding)) return;
  const { facts } = await inTown(rebuilding.loop.pool, townId, systemActor, readMark);
  await (facts ? rebuildRolls(folding) : rebuildMeasures(rebuilding, townId));
}
