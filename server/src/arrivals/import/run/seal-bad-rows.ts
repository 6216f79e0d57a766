import type { RowProblem } from '@chengyun/contract/import';
import { drawCaseKey, openCaseKey } from '../../../people/personal/case-key.ts';
import { fromText, type Key, open, seal, toText } from '../../../people/personal/envelope.ts';
import { badRowPlace, runPlace } from '../../../people/personal/places.ts';
import type { Vault } from '../../../people/personal/sealer.ts';
import { sizes } from '../../../people/personal/suites.ts';
import type { Sql } from '../../../support/db/connect.ts';
import type { BadRow } from './bad-row-queries.ts';

/** Rows of which run, and with what they are sealed. */
export interface RunOf {
  readonly personal: Vault;
  readonly townId: string;
  readonly runId: string;
}

/** A bad row as it is stored: its cells, and what quotes them, in one sealed piece. */
export interface SealedRow {
  readonly rowNumber: number;
  readonly sealed: string;
}

/** Seals rows of a list of cases, which hold names and numbers, with a key of the run's own. The caller holds the run. */
export async function sealRows(sql: Sql, run: RunOf, rows: readonly BadRow[]): Promise<readonly SealedRow[]> {
  const key = (await keyOfRun(sql, run)) ?? (await makeKey(sql, run));
  return rows.map(({ rowNumber, cells, problems }) => {
    const nonce = run.personal.random(sizes[key.suite].nonce);
    const plain = Buffer.from(JSON.stringify([cells, problems]));
    return { rowNumber, sealed: toText(seal(key, badRowPlace(run.townId, run.runId, rowNumber), nonce, plain)) };
  });
}

/** Opens rows again; one whose key is gone comes back empty, with its number. */
export async function openRows(sql: Sql, run: RunOf, rows: readonly SealedRow[]): Promise<readonly BadRow[]> {
  const key = await keyOfRun(sql, run);
  return rows.map(({ rowNumber, sealed }) => {
    const bytes = fromText(sealed);
    const opened = key && bytes ? open(key, badRowPlace(run.townId, run.runId, rowNumber), bytes) : undefined;
    if (!opened?.ok) return { rowNumber, cells: [], problems: [] };
    const [cells, problems] = JSON.parse(opened.plain.toString('utf8')) as [string[], RowProblem[]];
    return { rowNumber, cells, problems };
  });
}

async function keyOfRun(sql: Sql, { personal, townId, runId }: RunOf): Promise<Key | null> {
  const [row] = await sql<{ key: string | null }[]>`select sealed_key as key from import_run where id = ${runId}`;
  const sealed = row?.key ? fromText(row.key) : null;
  return sealed && (openCaseKey(personal.keys.opening, runPlace(townId, runId), sealed)?.key ?? null);
}

async function makeKey(sql: Sql, { personal, townId, runId }: RunOf): Promise<Key> {
  const { key, stored } = drawCaseKey(personal.keys.sealing(), runPlace(townId, runId), personal.random);
  await sql`
    update import_run set sealed_key = ${toText(stored.sealed)}, key_version = ${stored.keyVersion} where id = ${runId}`;
  return key;
}
