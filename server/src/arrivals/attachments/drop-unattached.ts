import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';
import type { ContentStore } from '../../support/files/content-store.ts';
import { deleteUnattached, unusedHashes } from './attachment-queries.ts';

const DAY_MS = 86_400_000;

/** Removes uploads that no action named within a day, with their files. The owner's pool: nobody else may delete. */
export async function dropUnattached(ownerSql: Pool, files: ContentStore, townId: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - DAY_MS);
  const unused = await inTown(ownerSql, townId, systemActor, async (sql) => {
    const hashes = await deleteUnattached(sql, before);
    return unusedHashes(sql, hashes);
  });
  // A file put again meanwhile is younger than `before` and stays.
  for (const sha256 of unused) await files.drop(sha256, before);
}
