import { openLoop } from '../cases/open-loop.ts';
import type { Stage } from '../people/stage.ts';
import { makeStops } from '../support/stops.ts';
import type { World } from '../support/world.ts';
import { startDays } from './day/start-days.ts';
import { startDevices } from './devices/start-devices.ts';
import { type HistoryPlan, openHistory, shareDone, storeDay } from './history/history.ts';

interface Progress {
  readonly what: string;
  readonly done: number;
  readonly total: number;
  readonly plan: Omit<HistoryPlan, 'end'> & { readonly end: string };
}

/**
 * The sample town's past, loaded behind the first pages: a day at a time, newest first, going on after a restart; and its
 * present, which goes on by itself.
 */
export const sampleStage: Stage = {
  name: 'sample',
  start: async (world) => {
    const stops = makeStops();
    if (world.config.sampleDay !== 'off') {
      stops.add(startDays(world));
      stops.add(await startDevices(world));
    }
    return {
      tasks: {
        'sample.history': async (payload, _, signal) =>
          loadHistory(world, (payload as { townId: string }).townId, signal),
      },
      stop: stops.run,
    };
  },
};

async function loadHistory(world: World, townId: string, signal?: AbortSignal): Promise<void> {
  const progress = await progressOf(world, townId);
  if (progress?.what !== 'sample-history') return;
  const { loop } = await openLoop(world);
  const { plan, total } = progress;
  const history = await openHistory(loop, { ...plan, end: new Date(plan.end) });
  for (let ago = progress.done; ago < total; ago += 1) {
    await storeDay(history, ago, signal);
    const share = shareDone(plan, ago + 1, total);
    await world.ownerSql`
      update platform.town set progress = progress || jsonb_build_object('done', ${ago + 1}::int, 'share', ${share}::float8)
      where id = ${townId}`;
  }
  await world.ownerSql`
    update platform.town set progress = nullif(progress - array['what', 'done', 'total', 'share', 'plan'], '{}') where id = ${townId}`;
}

async function progressOf({ ownerSql }: World, townId: string): Promise<Progress | null> {
  const [row] = await ownerSql<
    { progress: Progress | null }[]
  >`select progress from platform.town where id = ${townId}`;
  return row?.progress ?? null;
}
