import { openLoop } from '../cases/open-loop.ts';
import type { Stage } from '../people/stage.ts';
import { json } from '../support/db/json.ts';
import type { World } from '../support/world.ts';
import { startDays } from './day/start-days.ts';
import { type HistoryPlan, openHistory, storeDay } from './history/history.ts';

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
  start: (world) => ({
    tasks: {
      'sample.history': async (payload) => loadHistory(world, (payload as { townId: string }).townId),
    },
    ...(world.config.sampleDay === 'off' ? {} : { stop: startDays(world) }),
  }),
};

async function loadHistory(world: World, townId: string): Promise<void> {
  const progress = await progressOf(world, townId);
  if (progress?.what !== 'sample-history') return;
  const { loop } = await openLoop(world);
  const { plan, total } = progress;
  const history = await openHistory(loop, { ...plan, end: new Date(plan.end) });
  for (let ago = progress.done; ago < total; ago += 1) {
    await storeDay(history, ago);
    const now = ago + 1 < total ? { ...progress, done: ago + 1 } : null;
    await world.ownerSql`
      update platform.town set progress = ${now === null ? null : json(world.ownerSql, now)} where id = ${townId}
    `;
  }
}

async function progressOf({ ownerSql }: World, townId: string): Promise<Progress | null> {
  const [row] = await ownerSql<
    { progress: Progress | null }[]
  >`select progress from platform.town where id = ${townId}`;
  return row?.progress ?? null;
}
