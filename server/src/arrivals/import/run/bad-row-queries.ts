import type { RowProblem } from '@chengyun/contract/import';
import type { Sql } from '../../../support/db/connect.ts';
import { openRows, type RunOf, type SealedRow, sealRows } from './seal-bad-rows.ts';

export type BadRow = {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly problems: readonly RowProblem[];
};

/** Keeps the rows of a list of devices as they came. */
export async function keepBadRows(sql: Sql, runId: string, rows: readonly BadRow[]): Promise<void> {
  if (rows.length === 0) return;
  const kept = rows.map(({ rowNumber, cells, problems }) => ({ row_number: rowNumber, cells, problems }));
  await sql`
    insert into import_bad_row (run_id, row_number, cells, problems)
    select ${runId}, row_number, cells, problems
    from jsonb_to_recordset(${sql.json(kept as never)}) as row (row_number integer, cells jsonb, problems jsonb)
    on conflict do nothing`;
}

/** Keeps the rows of a list of cases sealed. */
export async function keepSealedRows(sql: Sql, run: RunOf, rows: readonly BadRow[]): Promise<void> {
  if (rows.length === 0) return;
  const kept = await sealRows(sql, run, rows);
  await sql`
    insert into import_bad_row (run_id, row_number, sealed, problems)
    select ${run.runId}, "rowNumber", sealed, '[]'
    from jsonb_to_recordset(${sql.json(kept as never)}) as row ("rowNumber" integer, sealed text)
    on conflict do nothing`;
}

/** A page of the bad rows of a run, opened, in the order of the file. */
export async function badRowsAfter(sql: Sql, run: RunOf, rowNumber: number, most: number): Promise<readonly BadRow[]> {
  const rows = await sql<(BadRow & { readonly sealed: string | null })[]>`
    select row_number as "rowNumber", cells, problems, sealed from import_bad_row
    where run_id = ${run.runId} and row_number > ${rowNumber} order by row_number limit ${most}`;
  const sealed = rows.flatMap(({ rowNumber: at, sealed: text }): readonly SealedRow[] =>
    text === null ? [] : [{ rowNumber: at, sealed: text }],
  );
  const opened = new Map((await openRows(sql, run, sealed)).map((row) => [row.rowNumber, row]));
  return rows.map((row) => opened.get(row.rowNumber) ?? row);
}
