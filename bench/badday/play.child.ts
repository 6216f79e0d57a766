import { makePlan } from '../../simulator/plan/plan.ts';
import { runPlan } from '../../simulator/run/run-plan.ts';
import { tokensFrom } from '../../simulator/run/token-of.ts';
import { partName } from '../../simulator/speak/gbt26875.ts';
import { simulatedTown } from '../../simulator/town/make-town.ts';
import type { FireSent, Play, Told } from './play.ts';

process.once('message', (play: Play) => {
  playTown(play).then(
    (told) => process.send?.(told, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function playTown(play: Play): Promise<Told> {
  const { where, seed, devices, spots, secret, perSecond, seconds, scenarios } = play;
  const town = simulatedTown(seed, devices, spots);
  const report = await runPlan({
    ...{ town, where, tokenOf: tokensFrom(secret), planMs: seconds * 1000, speed: 1 },
    planFrom: (start) => {
      tell({ kind: 'begun' });
      return makePlan({ town, start, perSecond, scenarios });
    },
    onSaid: ({ device, event }, at) => {
      if (event?.kind !== 'fire' || !event.on) return;
      const fire: FireSent = { device: device.name, part: event.part === null ? null : partName(event.part), at };
      tell({ kind: 'fire', fire });
    },
    onProgress: ({ seconds: passed, report: { sent, acknowledged }, waiting }) =>
      console.log(`${Math.round(passed)} s: ${sent} sent, ${acknowledged} acknowledged, ${waiting} packets waiting`),
  });
  const { user, system } = process.cpuUsage();
  return { kind: 'done', report, cpuSeconds: (user + system) / 1e6 };
}

function tell(told: Told): void {
  process.send?.(told);
}
