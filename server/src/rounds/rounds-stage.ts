import { openLoop } from '../cases/open-loop.ts';
import { townIds } from '../people/create-town.ts';
import { readPolicy } from '../people/policy/policy-store.ts';
import type { Stage } from '../people/stage.ts';
import { roundRefusals } from './refusals.ts';
import { roundRoutes } from './routes.ts';
import { dropOldRounds, tidyRounds } from './tidy.ts';

/** The stage of rounds: who is out on patrol, and where. */
export const roundsStage: Stage = {
  name: 'rounds',
  refusals: roundRefusals,
  start: async (world) => {
    const { loop } = await openLoop(world);
    const zoneOf = async (townId: string) => (await loop.grounds.of(townId)).town.zone;
    const policy = async () => (await readPolicy(world.sql)).policy;
    return {
      routes: (app) => roundRoutes(app, { zoneOf, policy }),
      tasks: {
        'rounds.tidy': async (_payload, { ownerSql, now }) => {
          for (const townId of await townIds(ownerSql)) await tidyRounds(ownerSql, townId, now());
        },
        'rounds.drop': async (_payload, { ownerSql, now, log }) => {
          const { trackDays } = await policy();
          for (const townId of await townIds(ownerSql)) {
            const dropped = await dropOldRounds(ownerSql, townId, now(), trackDays);
            if (dropped > 0)
              log.info({ town: townId, dropped, days: trackDays }, 'Rounds of patrols were dropped by their age');
          }
        },
      },
      timed: [
        { task: 'rounds.tidy', pattern: '* * * * *' },
        { task: 'rounds.drop', pattern: '40 19 * * *' },
      ],
    };
  },
};
