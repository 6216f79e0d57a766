import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, Sql } from '../../support/db/connect.ts';
import type { World } from '../../support/world.ts';
import { systemActor } from '../actor.ts';
import { townIds } from '../create-town.ts';
import { inTown } from '../in-town.ts';
import { openCaseKey, sealCaseKey } from './case-key.ts';
import { fromText, toText } from './envelope.ts';
import { type KeyUse, readKeyFile, withNewKey, writeKeyFile } from './key-file.ts';
import { missingFile, noteKeys } from './key-marks.ts';
import { NOTICED_WITHIN_MS } from './keyring.ts';
import { openVault } from './open-vault.ts';
import { keyPlace, runPlace } from './places.ts';
import { drawRandom } from './random.ts';
import type { Vault } from './sealer.ts';

/** What a rotation came to. `resumed`: an earlier one had been cut short, and no new key was made. */
export interface Rotated {
  readonly version: number;
  readonly resumed: boolean;
  /** Rows sealed anew, and those that no key of the file opens. */
  readonly rows: number;
  readonly unreadable: number;
}

/** Rows of one transaction. */
const BATCH = 500;

/**
 * Makes a new key and seals every stored key with it, batch by batch, each its own transaction: cut short, it goes on at
 * the next call. What was sealed with a case's key stays as it is, in rows and journals. Servers go on meanwhile.
 */
export async function rotateDataKeys(world: World, seen: (rows: number) => void, most = BATCH): Promise<Rotated> {
  const vault = await openVault(world);
  const ids = await townIds(world.ownerSql);
  const behind = await countBehind(world.ownerSql, ids, vault.keys.sealing().version);
  const resumed = behind > 0;
  if (!resumed) await addKey(world, 'data');
  const { version } = vault.keys.sealing();
  let [rows, unreadable] = [0, 0];
  for (const townId of ids) {
    for (const table of tables) {
      const done = await sealAnew({ ...world, vault, townId, most }, table, (more) => seen(rows + more));
      rows += done.rows;
      unreadable += done.unreadable;
    }
  }
  return { version, resumed, rows, unreadable };
}

/** Adds a key to the file, and waits until every server has looked at it: from then on nobody seals with the one before. */
export async function addKey({ ownerSql, config }: World, use: KeyUse): Promise<void> {
  const { keysFile, suite } = config.personal;
  const file = readKeyFile(keysFile);
  if (!file) throw missingFile(keysFile);
  const more = withNewKey(file, use, suite, drawRandom, new Date());
  writeKeyFile(keysFile, more);
  await noteKeys(ownerSql, more);
  await pause(2 * NOTICED_WITHIN_MS);
}

/** A table of stored keys: its columns, and the place a key of it was sealed for. */
interface Table {
  readonly name: 'case_key' | 'import_run' | 'privacy_request';
  readonly id: 'case_id' | 'id';
  readonly sealed: 'sealed' | 'sealed_key';
  readonly place: (townId: string, id: string) => string;
}

const tables: readonly Table[] = [
  { name: 'case_key', id: 'case_id', sealed: 'sealed', place: keyPlace },
  { name: 'import_run', id: 'id', sealed: 'sealed_key', place: runPlace },
  { name: 'privacy_request', id: 'id', sealed: 'sealed_key', place: keyPlace },
];

/** How many stored keys of all towns are sealed by an older key than this one. */
export async function countBehind(ownerSql: Pool, ids: readonly string[], version: number): Promise<number> {
  const counts = ids.map((townId) =>
    inTown(ownerSql, townId, systemActor, async (sql) => {
      const [row] = await sql<{ n: number }[]>`
        select (select count(*) from case_key where key_version < ${version})::int
          + (select count(*) from import_run where key_version < ${version})::int
          + (select count(*) from privacy_request where key_version < ${version})::int as n`;
      return row?.n ?? 0;
    }),
  );
  return (await Promise.all(counts)).reduce((sum, n) => sum + n, 0);
}

interface Work {
  readonly vault: Vault;
  readonly townId: string;
  readonly most: number;
}

async function sealAnew(
  work: Work & Pick<World, 'ownerSql'>,
  table: Table,
  seen: (rows: number) => void,
): Promise<Pick<Rotated, 'rows' | 'unreadable'>> {
  let [rows, unreadable] = [0, 0];
  let after: string | null = '00000000-0000-0000-0000-000000000000';
  while (after !== null) {
    const from: string = after;
    const batch = await inTown(work.ownerSql, work.townId, systemActor, (sql) => sealBatch(sql, work, table, from));
    rows += batch.rows;
    unreadable += batch.unreadable;
    after = batch.last;
    seen(rows);
  }
  return { rows, unreadable };
}

async function sealBatch(sql: Sql, { vault, townId, most }: Work, { name, id, sealed, place }: Table, after: string) {
  const master = vault.keys.sealing();
  const found = await sql<{ id: string; sealed: string }[]>`
    select ${sql(id)} as id, ${sql(sealed)} as sealed from ${sql(name)}
    where ${sql(id)} > ${after} and key_version < ${master.version} order by ${sql(id)} limit ${most} for update`;
  const fresh = found.flatMap((row) => {
    const bytes = fromText(row.sealed);
    const at = place(townId, row.id);
    const opened = bytes && openCaseKey(vault.keys.opening, at, bytes);
    if (!opened) return [];
    const stored = sealCaseKey(master, at, opened.key.suite, opened.bytes, vault.random);
    return [{ id: row.id, sealed: toText(stored.sealed) }];
  });
  if (fresh.length > 0) {
    await sql`
      update ${sql(name)} k set ${sql(sealed)} = f.sealed, key_version = ${master.version}
      from jsonb_to_recordset(${sql.json(fresh)}) as f (id uuid, sealed text) where k.${sql(id)} = f.id`;
  }
  const last = found.length < most ? null : (found.at(-1)?.id ?? null);
  return { rows: fresh.length, unreadable: found.length - fresh.length, last };
}
