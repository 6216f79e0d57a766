import { systemActor } from '../../../people/actor.ts';
import { inTown } from '../../../people/in-town.ts';
import type { Vault } from '../../../people/personal/sealer.ts';
import type { Pool, Sql } from '../../../support/db/connect.ts';
import type { ContentStore } from '../../../support/files/content-store.ts';
import { openTable, type Table } from '../read/table.ts';
import type { TableRow } from '../read/table-row.ts';
import { keepBadRows, keepSealedRows } from './bad-row-queries.ts';
import { type BringRows, type OpenDevices, type OpenImported, rowsBringer } from './bring-rows.ts';
import { addCounts, endRun, holdRun, notifyRun, type RunRow, runById, setTotal } from './import-queries.ts';

export type ImportTools = {
  readonly sql: Pool;
  readonly files: (townId: string) => ContentStore;
  readonly personal: Vault;
  readonly openImported: OpenImported;
  readonly openDevices: OpenDevices;
  readonly now: () => Date;
};

/** Rows of one transaction: enough to be quick, few enough that progress shows and little is done again after a crash. */
const BATCH = 1000;

/**
 * Brings in the rows of a started run, batch by batch, going on where an earlier try stopped. The file is read through
 * once before the first row goes in: one that breaks off in the middle adds nothing.
 */
export async function runImport(
  tools: ImportTools,
  townId: string,
  runId: string,
  signal?: AbortSignal,
): Promise<void> {
  const open = <T>(work: (sql: Sql) => Promise<T>) => inTown(tools.sql, townId, systemActor, work);
  const run = await open((sql) => runById(sql, runId));
  if (run?.state !== 'running') return;
  const table = await openTable(tools.files(townId).pathOf(run.sha256));
  if (run.rowsTotal === null) {
    const total = await countRows(table);
    await open((sql) => setTotal(sql, runId, total));
  }
  const bringer = await open((sql) => rowsBringer(sql, tools, townId, run, table.headings));
  let done = run.rowsRead;
  for await (const rows of batchesAfter(table, done, bringer.passOver)) {
    signal?.throwIfAborted();
    const goesOn = await open((sql) => bringIn(sql, tools, { townId, run, done }, rows, bringer));
    if (!goesOn) return;
    done += rows.length;
  }
  await open(async (sql) => {
    await endRun(sql, runId, null, tools.now());
    await notifyRun(sql, townId, runId);
  });
}

type At = { readonly townId: string; readonly run: RunRow; readonly done: number };

/** One batch: cases or devices, bad rows and progress together or not at all. False when another worker has gone past us. */
async function bringIn(
  sql: Sql,
  tools: ImportTools,
  at: At,
  rows: readonly TableRow[],
  { bring }: BringRows,
): Promise<boolean> {
  const { townId, run, done } = at;
  const held = await holdRun(sql, run.id);
  if (held?.state !== 'running' || held.rowsRead !== done) return false;
  const facts = { townId, runId: run.id, startedBy: run.startedBy, now: tools.now() };
  const { bad, ...counts } = await bring(sql, rows, facts);
  if (run.kind === 'devices') await keepBadRows(sql, run.id, bad);
  else await keepSealedRows(sql, { personal: tools.personal, townId, runId: run.id }, bad);
  await addCounts(sql, run.id, { read: rows.length, ...counts, bad: bad.length });
  await notifyRun(sql, townId, run.id);
  return true;
}

async function countRows(table: Table): Promise<number> {
  let total = 0;
  for await (const _ of table.rows()) total++;
  return total;
}

async function* batchesAfter(table: Table, done: number, passOver: BringRows['passOver']): AsyncGenerator<TableRow[]> {
  let at = 0;
  let batch: TableRow[] = [];
  for await (const row of table.rows()) {
    if (at++ < done) {
      passOver(row);
      continue;
    }
    if (batch.push(row) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
