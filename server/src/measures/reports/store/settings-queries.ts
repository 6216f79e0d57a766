import { defaultReportSettings, type ReportSettings, type ReportSettingsNow } from '@chengyun/contract/reports';
import type { Sql } from '../../../support/db/connect.ts';
import { json } from '../../../support/db/json.ts';

/** When reports are made and who signs; as shipped until somebody sets it. */
export async function readSettings(sql: Sql): Promise<ReportSettingsNow> {
  const [row] = await sql<
    { data: Partial<ReportSettings>; version: number }[]
  >`select data, version from report_settings`;
  return { settings: { ...defaultReportSettings, ...row?.data }, version: row?.version ?? 0 };
}

/** Sets them; false when somebody else did since `version`. */
export async function writeSettings(
  sql: Sql,
  settings: ReportSettings,
  by: string,
  version: number | undefined,
): Promise<boolean> {
  const rows = await sql`
    insert into report_settings as s (data, version, changed_by) values (${json(sql, settings)}, 1, ${by})
    on conflict (one) do update
    set data = excluded.data, version = s.version + 1, changed_by = excluded.changed_by, changed_at = now()
    where s.version = coalesce(${version ?? null}::integer, s.version) returning version`;
  return rows.length > 0;
}
