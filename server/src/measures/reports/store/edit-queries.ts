import type { ReportChange, ReportEdit } from '@chengyun/contract/reports';
import type { Sql } from '../../../support/db/connect.ts';
import { json } from '../../../support/db/json.ts';
import type { VersionKey } from './report-queries.ts';

/** Keeps what a person changed. */
export async function insertEdit(
  sql: Sql,
  of: VersionKey,
  edit: {
    readonly revision: number;
    readonly by: string;
    readonly at: Date;
    readonly changes: readonly ReportChange[];
  },
): Promise<void> {
  await sql`
    insert into report_edit (report_id, version, revision, at, by, changes)
    values (${of.reportId}, ${of.version}, ${edit.revision}, ${edit.at}, ${edit.by}, ${json(sql, edit.changes)})`;
}

/** The edits of a version, newest first. */
export async function editsOf(sql: Sql, of: VersionKey): Promise<readonly ReportEdit[]> {
  const rows = await sql<{ revision: number; at: Date; by: string | null; changes: ReportChange[] }[]>`
    select e.revision, e.at, p.name as by, e.changes
    from report_edit e left join platform.person p on p.id = e.by
    where e.report_id = ${of.reportId} and e.version = ${of.version} order by e.revision desc limit 200`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
