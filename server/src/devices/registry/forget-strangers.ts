import { systemActor } from '../../people/actor.ts';
import { townIds } from '../../people/create-town.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';

const DAY_MS = 86_400_000;
/** The waiting room holds two thousand: who has not come for so long makes room for others. */
const KEPT_DAYS = 30;

/** Forgets, in every town, strangers that no longer come; those turned away are kept until that is over. */
export async function forgetStrangers(sql: Pool, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  for (const townId of await townIds(sql)) {
    await inTown(
      sql,
      townId,
      systemActor,
      (tx) => tx`
        delete from waiting_device where last_seen < ${before} and coalesce(refused_until < ${now}, true)`,
    );
  }
}
