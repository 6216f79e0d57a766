import type { ReportRulesNow } from '@chengyun/contract/report-rules';
import type { Sql } from '../../../support/db/connect.ts';

export type KeptRules = Omit<ReportRulesNow, 'names'>;

/** The newest rules of the town; nothing while those of the product are in force. */
export async function newestRules(sql: Sql): Promise<KeptRules | null> {
  const [row] = await sql<{ version: number; text: string; note: string; by: string | null; at: Date }[]>`
    select r.version, r.text, r.note, p.name as by, r.created_at as at
    from report_rules r left join platform.person p on p.id = r.created_by
    order by r.version desc limit 1`;
  if (!row) return null;
  return { version: row.version, text: row.text, note: row.note, createdBy: row.by, createdAt: row.at.toISOString() };
}

/** Keeps rules as a version; false when there is one of that number already. */
export async function insertRules(
  sql: Sql,
  rules: { readonly version: number; readonly text: string; readonly note: string },
  by: string,
): Promise<boolean> {
  const rows = await sql`
    insert into report_rules (version, text, note, created_by) values (${rules.version}, ${rules.text}, ${rules.note}, ${by})
    on conflict (version) do nothing returning version`;
  return rows.length > 0;
}
