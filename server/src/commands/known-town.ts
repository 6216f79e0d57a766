import { townIds } from '../people/create-town.ts';
import type { Pool } from '../support/db/connect.ts';
import { UsageError } from './command.ts';

/** Refuses a town that is not there, naming those that are. */
export async function refuseUnknownTown(sql: Pool, townId: string): Promise<void> {
  const known = await townIds(sql);
  if (known.includes(townId)) return;
  const list = known.join(', ') || '—';
  throw new UsageError(`没有编号为“${townId}”的镇，现有：${list}。There is no town "${townId}"; there are: ${list}.`);
}
