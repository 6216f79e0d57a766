import { makePlan } from '../../../../simulator/plan/plan.ts';
import { runPlan } from '../../../../simulator/run/run-plan.ts';
import { tokensFrom } from '../../../../simulator/run/token-of.ts';
import type { DevicePlay } from './play-devices.ts';
import { playedTown } from './played-town.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** In a calm town things break as seldom as in a well-kept one. */
const CALM_BREAKS = 0.000_04;
const USUAL_BREAKS = 0.000_2;

// Ctrl-C reaches every process of a terminal; this one leaves when the server lets it go.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));
process.once('message', (play: DevicePlay) => {
  playDays(play).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});

/** Day after day: a plan lasts a day, so that none holds more than its alarms. */
async function playDays({ where, spots, secret, isCalm, rollCallMs }: DevicePlay): Promise<never> {
  const town = playedTown(spots, where, isCalm);
  const tokenOf = tokensFrom(secret);
  for (let day = 0; ; day += 1) {
    await runPlan({
      ...{ town, where, tokenOf, planMs: DAY_MS, speed: 1, visits: isCalm, tickMs: isCalm ? 250 : 50 },
      planFrom: (start) =>
        makePlan({
          ...{ town, start, perSecond: null },
          scenarios: [{ kind: 'everyday', start, forMs: DAY_MS }],
          breaking: { share: isCalm ? CALM_BREAKS : USUAL_BREAKS, firstHour: Math.floor(start / HOUR_MS) },
          ...(rollCallMs !== null && day === 0 ? { rollCallMs } : {}),
        }),
    });
  }
}
