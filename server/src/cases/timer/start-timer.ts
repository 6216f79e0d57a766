import { goRound, type Rounds } from '../../support/go-round.ts';
import type { Log } from '../../support/log.ts';
import type { Loop } from '../loop.ts';
import { tickOne } from './tick.ts';

const PAUSE_MS = 1000;

/** Looks once a second whether any case of any town wants to be looked at, and works through all that do. */
export function startTimer(loop: Loop, towns: () => Promise<readonly string[]>, log: Log): Rounds {
  return goRound({
    pauseMs: PAUSE_MS,
    onTrouble: (error) => log.error({ error }, 'The timer could not look at the cases'),
    round: async (isStopping) => {
      for (const townId of await towns()) while (!isStopping() && (await tickOne(loop, townId)));
      return false;
    },
  });
}
