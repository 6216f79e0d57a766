import type { ImportMapping, ImportRun } from '@chengyun/contract/import';
import type { Localized } from '@chengyun/contract/words';
import type { Sql } from '../../../support/db/connect.ts';

/** A run as it is kept: with its file, its headings and the mapping they are read by. */
export type RunRow = Omit<ImportRun, 'badRowsUrl'> & {
  readonly sha256: string;
  readonly headings: readonly string[];
};

type Stored = {
  readonly id: string;
  readonly kind: ImportRun['kind'];
  readonly file_name: string;
  readonly file_sha256: string;
  readonly mapping: { readonly mapping: ImportMapping; readonly headings: readonly string[] };
  readonly state: ImportRun['state'];
  readonly rows_total: number | null;
  readonly rows_read: number;
  readonly rows_added: number;
  readonly rows_known: number;
  readonly rows_changed: number;
  readonly rows_bad: number;
  readonly rows_without_class: number;
  readonly rows_without_unit: number;
  readonly error: string | null;
  readonly started_by: string;
  readonly created_at: Date;
  readonly finished_at: Date | null;
};

function runOf(row: Stored): RunRow {
  return {
    ...{ id: row.id, kind: row.kind, fileName: row.file_name, sha256: row.file_sha256, state: row.state },
    ...row.mapping,
    ...{ rowsTotal: row.rows_total, rowsRead: row.rows_read, rowsAdded: row.rows_added },
    ...{ rowsKnown: row.rows_known, rowsChanged: row.rows_changed, rowsBad: row.rows_bad },
    ...{ rowsWithoutClass: row.rows_without_class, rowsWithoutUnit: row.rows_without_unit },
    error: row.error === null ? null : (JSON.parse(row.error) as Localized),
    startedBy: row.started_by,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

export type NewRun = Pick<RunRow, 'id' | 'kind' | 'fileName' | 'sha256' | 'headings' | 'mapping' | 'startedBy'>;

export async function insertRun(sql: Sql, run: NewRun): Promise<RunRow> {
  const { id, kind, fileName, sha256, headings, mapping, startedBy } = run;
  const rows = await sql<Stored[]>`
    insert into import_run (id, kind, file_name, file_sha256, mapping, state, started_by)
    values (${id}, ${kind}, ${fileName}, ${sha256}, ${sql.json({ mapping, headings } as never)}, 'waiting', ${startedBy})
    returning *`;
  return first(rows);
}

export async function runById(sql: Sql, id: string): Promise<RunRow | undefined> {
  const [row] = await sql<Stored[]>`select * from import_run where id = ${id}`;
  return row && runOf(row);
}

/** The same, held until the transaction ends, so that one run is driven by one worker at a time. */
export async function holdRun(sql: Sql, id: string): Promise<RunRow | undefined> {
  const [row] = await sql<Stored[]>`select * from import_run where id = ${id} for update`;
  return row && runOf(row);
}

export async function recentRuns(sql: Sql, kind: string | undefined, most: number): Promise<RunRow[]> {
  const rows = await sql<Stored[]>`
    select * from import_run where ${kind === undefined ? sql`true` : sql`kind = ${kind}`}
    order by created_at desc, id desc limit ${most}`;
  return rows.map(runOf);
}

/** From waiting to running; nothing when someone was faster. */
export async function startRun(sql: Sql, run: RunRow, mapping: ImportMapping): Promise<RunRow | undefined> {
  const kept = { mapping, headings: run.headings };
  const [row] = await sql<Stored[]>`
    update import_run set state = 'running', mapping = ${sql.json(kept as never)}
    where id = ${run.id} and state = 'waiting' returning *`;
  return row && runOf(row);
}

export async function setTotal(sql: Sql, id: string, total: number): Promise<void> {
  await sql`update import_run set rows_total = ${total} where id = ${id}`;
}

/** What came of rows that fit; `withoutClass` and `withoutUnit` count added cases that have none of ours. */
export type Opened = {
  readonly added: number;
  readonly known: number;
  readonly changed?: number;
  readonly withoutClass?: number;
  readonly withoutUnit?: number;
};

type Counts = Opened & { readonly read: number; readonly bad: number };

export async function addCounts(sql: Sql, id: string, counts: Counts): Promise<void> {
  const { read, added, known, changed = 0, bad, withoutClass = 0, withoutUnit = 0 } = counts;
  await sql`
    update import_run set rows_read = rows_read + ${read}, rows_added = rows_added + ${added},
      rows_known = rows_known + ${known}, rows_changed = rows_changed + ${changed}, rows_bad = rows_bad + ${bad},
      rows_without_class = rows_without_class + ${withoutClass}, rows_without_unit = rows_without_unit + ${withoutUnit}
    where id = ${id}`;
}

export async function endRun(sql: Sql, id: string, error: Localized | null, now: Date): Promise<void> {
  await sql`
    update import_run set state = ${error ? 'failed' : 'done'}, error = ${error && JSON.stringify(error)},
      finished_at = ${now}
    where id = ${id} and state in ('waiting', 'running')`;
}

/** Whether a run that is not over yet still needs the file. */
export async function isFileNeeded(sql: Sql, sha256: string): Promise<boolean> {
  const [row] = await sql`
    select 1 from import_run where file_sha256 = ${sha256} and state in ('waiting', 'running') limit 1`;
  return row !== undefined;
}

/** Runs that are under way, or were when a server died. */
export async function runningIds(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from import_run where state = 'running' order by created_at`;
  return rows.map((row) => row.id);
}

/** Runs from before `before` that nobody started, or that a command began and never ended. */
export async function forgottenRuns(sql: Sql, before: Date): Promise<RunRow[]> {
  const rows = await sql<
    Stored[]
  >`select * from import_run where state in ('waiting', 'running') and created_at < ${before}`;
  return rows.map(runOf);
}

export async function enqueueRun(sql: Sql, townId: string, runId: string): Promise<void> {
  const payload = { townId, runId };
  await sql`select platform.enqueue('import.run', ${sql.json(payload)}::json, ${`import:${runId}`}, null, null, 6)`;
}

/** Tells whoever watches that a run moved on; sent when the transaction commits. */
export async function notifyRun(sql: Sql, townId: string, runId: string): Promise<void> {
  await sql`select pg_notify('chengyun_live', ${JSON.stringify({ town: townId, topic: 'import', id: runId })})`;
}

function first(rows: readonly Stored[]): RunRow {
  const [row] = rows;
  if (!row) throw new Error('the database gave no row back');
  return runOf(row);
}
