import { systemActor } from '../../server/src/people/actor.ts';
import { inTown } from '../../server/src/people/in-town.ts';
import { SAMPLE_TOWN } from '../../server/src/sample/create-sample-town.ts';
import type { World } from '../../server/src/support/world.ts';

/** Waits until the timer has looked after every case whose moment has come, as a server that was up all along would. */
export async function untilCaughtUp(world: World): Promise<void> {
  for (let waited = 0; waited < 300; waited += 1) {
    const [row] = await inTown(
      world.sql,
      SAMPLE_TOWN,
      systemActor,
      (sql) => sql<{ due: number }[]>`select count(*)::int as due from cases where next_at <= now() - interval '5 s'`,
    );
    if (row?.due === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('The timer did not catch up within five minutes');
}
