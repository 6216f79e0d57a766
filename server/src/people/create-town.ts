import { join } from 'node:path';
import type { NewTown, Town } from '@chengyun/contract/town';
import type { Pool } from '../support/db/connect.ts';
import { migrateTown } from '../support/db/migrate.ts';
import { Refusal } from '../support/http/refusal.ts';
import { insertPolicies } from '../town/ground/store-ground.ts';
import { loadPacks } from '../town/packs/load-packs.ts';
import { systemActor } from './actor.ts';
import { inTown, townSchema } from './in-town.ts';

/** The packs that every new town begins with. */
export const PACKS = join(import.meta.dirname, '../../../packs');

/** The migrations of what all towns share. */
export const PLATFORM_MIGRATIONS = join(import.meta.dirname, '../../migrations/platform');

/** The migrations of every town's schema. */
export const TOWN_MIGRATIONS = join(import.meta.dirname, '../../migrations/town');

/**
 * Makes a town with the packs of the product and nothing else: its schema and packs first, then its line in the list,
 * so that nobody sees a town without tables and a try that was cut short can be made again.
 */
export async function createTown(ownerSql: Pool, town: NewTown, sample = false): Promise<Town> {
  const { id, name, prefix, zone = 'Asia/Shanghai', center, bbox } = town;
  const taken = await ownerSql`select 1 from platform.town where id = ${id}`;
  if (taken.length > 0) throw new Refusal('town.taken', { id });
  await migrateTown(ownerSql, townSchema(id), TOWN_MIGRATIONS);
  const policies = await loadPacks(PACKS);
  await inTown(ownerSql, id, systemActor, (sql) => insertPolicies(sql, policies, null));
  await ownerSql`
    insert into platform.town (id, name_zh, name_en, prefix, zone, sample, center, bbox)
    values (${id}, ${name.zh}, ${name.en}, ${prefix}, ${zone}, ${sample}, ${[...center]}, ${[...bbox]})`;
  return { id, name, sample };
}

/** The ids of all towns, oldest first. */
export async function townIds(sql: Pool): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`select id from platform.town order by created_at, id`;
  return rows.map((row) => row.id);
}
