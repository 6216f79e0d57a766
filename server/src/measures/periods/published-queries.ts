import type { PublishedVersion } from '@chengyun/contract/measures-periods';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { Line } from './lines.ts';

type VersionRow = Omit<PublishedVersion, 'at'> & { readonly month: string; readonly at: Date };

/** Every publication of a month, or of all months, from the first version. */
export async function publicationsOf(
  sql: Sql,
  month: string | null,
): Promise<readonly (PublishedVersion & { readonly month: string })[]> {
  const rows = await sql<VersionRow[]>`
    select to_char(m.month, 'YYYY-MM') as month, m.version, m.at, m.by_id as by, p.name as "byName", m.reason
    from published_month m left join platform.person p on p.id = m.by_id
    where ${month}::text is null or m.month = to_date(${month}::text, 'YYYY-MM')
    order by m.month desc, m.version
  `;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The figures of a published version: of one measure, or of the whole of all when `measure` is null. */
export async function publishedLines(
  sql: Sql,
  month: string,
  version: number,
  measure: string | null,
): Promise<readonly Line[]> {
  return sql<Line[]>`
    select measure, by_ as by, key, value, numerator, denominator, rows::float8 as rows from published_figure
    where month = to_date(${month}, 'YYYY-MM') and version = ${version}
      and case when ${measure}::text is null then by_ = '' else measure = ${measure}::text end
    order by measure, by_, key
  `;
}

/** All figures of a published version. */
export async function allPublishedLines(sql: Sql, month: string, version: number): Promise<readonly Line[]> {
  return sql<Line[]>`
    select measure, by_ as by, key, value, numerator, denominator, rows::float8 as rows from published_figure
    where month = to_date(${month}, 'YYYY-MM') and version = ${version}
  `;
}

/** Holds a month until the transaction ends, so that two who publish it at once come one after the other. */
export async function holdMonth(sql: Sql, townId: string, month: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('chengyun.published'), hashtext(${`${townId} ${month}`}))`;
}

/** Stores a version with its figures. */
export async function insertPublication(
  sql: Sql,
  { month, version, at, reason }: { month: string; version: number; at: Date; reason: string | null },
  lines: readonly Line[],
): Promise<void> {
  await sql`
    insert into published_month (month, version, at, reason)
    values (to_date(${month}, 'YYYY-MM'), ${version}, ${at.toISOString()}, ${reason})
  `;
  await sql`
    insert into published_figure (month, version, measure, by_, key, value, numerator, denominator, rows)
    select to_date(${month}, 'YYYY-MM'), ${version}, l.measure, l.by, l.key, l.value, l.numerator, l.denominator, l.rows
    from jsonb_to_recordset(${json(sql, lines)}) as l (measure text, by text, key text, value float8,
      numerator float8, denominator float8, rows bigint)
  `;
}
