import type { Pool, Sql } from '../../support/db/connect.ts';
import type { World } from '../../support/world.ts';
import { systemActor } from '../actor.ts';
import { townIds } from '../create-town.ts';
import { inTown } from '../in-town.ts';
import { digestOf } from './digests.ts';
import { callersIn, type Holding, holdingColumns, knownIn } from './holding.ts';
import { openVault } from './open-vault.ts';
import { addKey, type Rotated } from './rotate.ts';
import type { Vault } from './sealer.ts';
import { addDigests, replaceCallers } from './store-sealed.ts';

const BATCH = 200;

/**
 * Makes a new key of the digests and finds every case by it: what each is found by is opened, digested anew, and the
 * old digests go. Cut short, it goes on at the next call; a search asks by all keys of the file until then.
 */
export async function rotateIndexKeys(world: World, seen: (rows: number) => void): Promise<Rotated> {
  const vault = await openVault(world);
  const ids = await townIds(world.ownerSql);
  const resumed = await isBehind(world.ownerSql, ids, vault.keys.indexing().version);
  if (!resumed) await addKey(world, 'index');
  let [rows, unreadable] = [0, 0];
  for (const townId of ids) {
    for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after !== null; ) {
      const from: string = after;
      const batch = await inTown(world.ownerSql, townId, systemActor, (sql) => findAnew(sql, vault, townId, from));
      rows += batch.rows;
      unreadable += batch.unreadable;
      after = batch.last;
      seen(rows);
    }
  }
  return { version: vault.keys.indexing().version, resumed, rows, unreadable };
}

async function isBehind(ownerSql: Pool, ids: readonly string[], version: number): Promise<boolean> {
  for (const townId of ids) {
    const [row] = await inTown(
      ownerSql,
      townId,
      systemActor,
      (sql) => sql`select 1 from case_key where index_version < ${version} limit 1`,
    );
    if (row) return true;
  }
  return false;
}

async function findAnew(sql: Sql, vault: Vault, townId: string, after: string) {
  const index = vault.keys.indexing();
  const found = await sql<Holding[]>`
    select ${holdingColumns(sql)} from case_key k where k.case_id > ${after} and k.index_version < ${index.version}
    order by k.case_id limit ${BATCH} for update of k`;
  let unreadable = 0;
  for (const one of found) {
    const known = knownIn(vault, townId, one);
    if (known) {
      const digests = known.map(({ kind, value }) => digestOf(index, townId, kind, value));
      await store(sql, one.id, index.version, digests);
      await replaceCallers(sql, one.id, callersIn(vault, townId, one, index));
    } else unreadable += 1;
  }
  const last = found.length < BATCH ? null : (found.at(-1)?.id ?? null);
  return { rows: found.length - unreadable, unreadable, last };
}

async function store(sql: Sql, caseId: string, version: number, digests: readonly Buffer[]): Promise<void> {
  await addDigests(sql, caseId, digests);
  await sql`delete from case_person where case_id = ${caseId} and get_byte(digest, 0) < ${version}`;
  await sql`update case_key set index_version = ${version} where case_id = ${caseId}`;
}
