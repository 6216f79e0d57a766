import type { RowProblem } from '@chengyun/contract/import';
import type { Sql } from '../../../support/db/connect.ts';

export type BadRow = {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly problems: readonly RowProblem[];
};

export async function keepBadRows(sql: Sql, runId: string, rows: readonly BadRow[]): Promise<void> {
  if (rows.length === 0) return;
  const kept = rows.map(({ rowNumber, cells, problems }) => ({ row_number: rowNumber, cells, problems }));
  await sql`
    insert into import_bad_row (run_id, row_number, cells, problems)
    select ${runId}, row_number, cells, problems
    from jsonb_to_recordset(${sql.json(kept as never)}) as row (row_number integer, cells jsonb, problems jsonb)
    on conflict do nothing`;
}

/** A page of the bad rows of a run, in the order of the file. */
export async function badRowsAfter(sql: Sql, runId: string, rowNumber: number, most: number): Promise<BadRow[]> {
  return sql<BadRow[]>`
    select row_number as "rowNumber", cells, problems from import_bad_row
    where run_id = ${runId} and row_number > ${rowNumber} order by row_number limit ${most}`;
}
