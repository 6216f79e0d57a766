import { systemActor } from '../../server/src/people/actor.ts';
import { inTown, townSchema } from '../../server/src/people/in-town.ts';
import { SAMPLE_TOWN } from '../../server/src/sample/create-sample-town.ts';
import type { World } from '../../server/src/support/world.ts';

const MOST_SECONDS = 900;

/**
 * Waits until the timer has looked after every case whose moment has come and the journal is sealed, as with a server
 * that was up all along.
 */
export async function untilCaughtUp(world: World): Promise<void> {
  for (let waited = 0; waited < MOST_SECONDS; waited += 1) {
    if ((await dueCases(world)) === 0 && (await unsealedRows(world)) < 1000) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`The timer and the sealing did not catch up within ${MOST_SECONDS} seconds`);
}

async function dueCases({ sql: pool }: World): Promise<number> {
  const [row] = await inTown(
    pool,
    SAMPLE_TOWN,
    systemActor,
    (sql) => sql<{ due: number }[]>`select count(*)::int as due from cases where next_at <= now() - interval '5 s'`,
  );
  return row?.due ?? 0;
}

async function unsealedRows({ ownerSql: sql }: World): Promise<number> {
  const schema = sql(townSchema(SAMPLE_TOWN));
  const [row] = await sql<{ left: number }[]>`
    select ((select last_value from ${schema}.audit_counter) - coalesce(max(to_id), 0))::float8 as left
    from ${schema}.audit_seal`;
  return row?.left ?? 0;
}
