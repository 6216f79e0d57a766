import { systemActor } from '../../../people/actor.ts';
import { inTown } from '../../../people/in-town.ts';
import type { Pool, Sql } from '../../../support/db/connect.ts';
import type { ContentStore } from '../../../support/files/content-store.ts';
import { openTable, type Table } from '../read/table.ts';
import type { TableRow } from '../read/table-row.ts';
import type { ImportRow } from '../rows/import-row.ts';
import { planRows, type RowPlan } from '../rows/row-plan.ts';
import { toImportRow } from '../rows/to-import-row.ts';
import { type BadRow, keepBadRows } from './bad-row-queries.ts';
import { addCounts, endRun, holdRun, notifyRun, type RunRow, runById, setTotal } from './import-queries.ts';
import { classesByName } from './mapping-queries.ts';

/** Which run the rows belong to. */
export type ImportFacts = {
  readonly townId: string;
  readonly runId: string;
  readonly startedBy: string;
  readonly now: Date;
};

/** Opens the cases of rows that fit, in the caller's transaction; a row already in (source, external number) is known. */
export type OpenImported = (
  sql: Sql,
  rows: readonly ImportRow[],
  facts: ImportFacts,
) => Promise<{ readonly added: number; readonly known: number }>;

export type ImportTools = {
  readonly sql: Pool;
  readonly files: (townId: string) => ContentStore;
  readonly openImported: OpenImported;
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
  const [zone, classes] = await open(
    async (sql) => [await zoneOf(sql, townId), await classesByName(sql, run.mapping.kind)] as const,
  );
  const plan = planRows(table.headings, run.mapping, zone, tools.now(), classes);
  let done = run.rowsRead;
  for await (const rows of batchesAfter(table, done)) {
    signal?.throwIfAborted();
    const goesOn = await open((sql) => bringIn(sql, tools, { townId, run, done }, rows, plan));
    if (!goesOn) return;
    done += rows.length;
  }
  await open(async (sql) => {
    await endRun(sql, runId, null, tools.now());
    await notifyRun(sql, townId, runId);
  });
}

type At = { readonly townId: string; readonly run: RunRow; readonly done: number };

/** One batch: cases, bad rows and progress together or not at all. False when another worker has gone past us. */
async function bringIn(
  sql: Sql,
  tools: ImportTools,
  at: At,
  rows: readonly TableRow[],
  plan: RowPlan,
): Promise<boolean> {
  const { townId, run, done } = at;
  const held = await holdRun(sql, run.id);
  if (held?.state !== 'running' || held.rowsRead !== done) return false;
  const { good, bad } = sort(rows, plan);
  const facts = { townId, runId: run.id, startedBy: run.startedBy, now: tools.now() };
  const { added, known } = good.length > 0 ? await tools.openImported(sql, good, facts) : { added: 0, known: 0 };
  await keepBadRows(sql, run.id, bad);
  await addCounts(sql, run.id, { read: rows.length, added, known, bad: bad.length });
  await notifyRun(sql, townId, run.id);
  return true;
}

function sort(rows: readonly TableRow[], plan: RowPlan): { readonly good: ImportRow[]; readonly bad: BadRow[] } {
  const good: ImportRow[] = [];
  const bad: BadRow[] = [];
  for (const row of rows) {
    const result = toImportRow(row, plan);
    if (result.ok) good.push(result.row);
    else bad.push({ rowNumber: row.rowNumber, cells: row.cells.map(storable), problems: result.problems });
  }
  return { good, bad };
}

// PostgreSQL keeps no NUL in a text.
function storable(cell: string): string {
  return cell.replaceAll('\0', '').toWellFormed();
}

async function countRows(table: Table): Promise<number> {
  let total = 0;
  for await (const _ of table.rows()) total++;
  return total;
}

async function* batchesAfter(table: Table, done: number): AsyncGenerator<TableRow[]> {
  let at = 0;
  let batch: TableRow[] = [];
  for await (const row of table.rows()) {
    if (at++ < done) continue;
    if (batch.push(row) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The time zone of a town, for times that say none. */
export async function zoneOf(sql: Sql, townId: string): Promise<string> {
  const [town] = await sql<{ zone: string }[]>`select zone from platform.town where id = ${townId}`;
  if (!town) throw new Error(`there is no town ${JSON.stringify(townId)}`);
  return town.zone;
}
