import type { Report, ReportContent, ReportKind, ReportVersion } from '@chengyun/contract/reports';
import type { Localized } from '@chengyun/contract/words';
import type { Sql } from '../../../support/db/connect.ts';
import { json } from '../../../support/db/json.ts';
import type { Span } from '../period/span.ts';

interface ReportRow {
  readonly id: string;
  readonly kind: ReportKind;
  readonly period: string;
  readonly fromAt: Date;
  readonly toAt: Date;
}

interface VersionRow {
  readonly reportId: string;
  readonly version: number;
  readonly state: ReportVersion['state'];
  readonly revision: number;
  readonly rules: number;
  readonly done: number;
  readonly total: number;
  readonly error: Localized | null;
  readonly title: string | null;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
}

/** The reports of a town, the newest period first, with their versions. */
export async function listReports(sql: Sql, id: string | null, most: number): Promise<readonly Report[]> {
  const rows = await sql<ReportRow[]>`
    select id, kind, period, from_at as "fromAt", to_at as "toAt" from report
    where ${id}::uuid is null or id = ${id}
    order by to_at desc, from_at desc limit ${most}`;
  const versions = await versionsOf(
    sql,
    rows.map((row) => row.id),
  );
  return rows.map(({ fromAt, toAt, ...row }) => {
    const own = versions.filter(({ reportId }) => reportId === row.id);
    return {
      ...row,
      ...{ from: fromAt.toISOString(), to: toAt.toISOString() },
      title: own.find(({ title }) => title !== null)?.title ?? '',
      versions: own.map(versionView),
    };
  });
}

/** When the town's first case was reported; null in a town without cases. */
export async function firstReported(sql: Sql): Promise<Date | null> {
  const [row] = await sql<{ reportedAt: Date }[]>`
    select reported_at as "reportedAt" from case_fact order by reported_at, case_id limit 1`;
  return row?.reportedAt ?? null;
}

// Names of people; what the product did by itself has none.
async function versionsOf(sql: Sql, ids: readonly string[]): Promise<readonly VersionRow[]> {
  return sql<VersionRow[]>`
    select v.report_id as "reportId", v.version, v.state, v.revision, v.rules, v.done, v.total, v.error,
      v.content ->> 'title' as title, m.name as "madeBy", v.made_at as "madeAt", e.name as "editedBy",
      v.edited_at as "editedAt", p.name as "publishedBy", v.published_at as "publishedAt"
    from report_version v
      left join platform.person m on m.id = v.made_by
      left join platform.person e on e.id = v.edited_by
      left join platform.person p on p.id = v.published_by
    where v.report_id = any (${[...ids]}::uuid[])
    order by v.version desc`;
}

function versionView({ reportId: _, title: __, madeAt, editedAt, publishedAt, ...row }: VersionRow): ReportVersion {
  return {
    ...row,
    madeAt: madeAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

/** The report of a period, made when there is none; gives its id. */
export async function ensureReport(
  sql: Sql,
  id: string,
  { kind, name }: Span,
  instants: { readonly from: Date; readonly to: Date },
): Promise<string> {
  const rows = await sql<{ id: string }[]>`
    insert into report (id, kind, period, from_at, to_at)
    values (${id}, ${kind}, ${name}, ${instants.from}, ${instants.to})
    on conflict (kind, period) do nothing returning id`;
  const [found] = rows.length > 0 ? rows : await reportOf(sql, kind, name);
  if (!found) throw new Error(`no report of ${name} though it was there`);
  return found.id;
}

async function reportOf(sql: Sql, kind: ReportKind, period: string) {
  return sql<{ id: string }[]>`select id from report where kind = ${kind} and period = ${period}`;
}

/** Whether there is a report of a period already. */
export async function hasReport(sql: Sql, { kind, name }: Span): Promise<boolean> {
  return (await reportOf(sql, kind, name)).length > 0;
}

/** A version as it is worked on, its row held until the transaction ends. */
export interface HeldVersion {
  readonly version: number;
  readonly state: ReportVersion['state'];
  readonly revision: number;
  readonly content: ReportContent | null;
}

/** The newest version of a report, held. */
export async function holdNewest(sql: Sql, reportId: string): Promise<HeldVersion | undefined> {
  // Held first and read after: of two who begin a version at once the second then sees what the first has begun.
  await sql`select 1 from report_version where report_id = ${reportId} order by version desc limit 1 for update`;
  const [row] = await sql<HeldVersion[]>`
    select version, state, revision, content from report_version
    where report_id = ${reportId} order by version desc limit 1`;
  return row;
}

/** One version, held. */
export async function holdVersion(sql: Sql, reportId: string, version: number): Promise<HeldVersion | undefined> {
  const [row] = await sql<HeldVersion[]>`
    select version, state, revision, content from report_version
    where report_id = ${reportId} and version = ${version} for update`;
  return row;
}

/** What a version says; null until it is made. */
export async function contentOf(sql: Sql, reportId: string, version: number): Promise<ReportContent | null> {
  const [row] = await sql<{ content: ReportContent | null }[]>`
    select content from report_version where report_id = ${reportId} and version = ${version}`;
  return row?.content ?? null;
}

/** A new version, being made. */
export async function insertVersion(sql: Sql, reportId: string, version: number, by: string, now: Date): Promise<void> {
  await sql`
    insert into report_version (report_id, version, made_by, made_at) values (${reportId}, ${version}, ${by}, ${now})`;
}

/** A draft for which a newer one is made. */
export async function supersede(sql: Sql, reportId: string, version: number): Promise<void> {
  await sql`
    update report_version set state = 'superseded'
    where report_id = ${reportId} and version = ${version} and state = 'draft'`;
}

/** How far the making is. */
export async function setProgress(sql: Sql, of: VersionKey, done: number, total: number): Promise<void> {
  await sql`
    update report_version set done = ${done}, total = ${total}
    where report_id = ${of.reportId} and version = ${of.version} and state = 'making'`;
}

/** Names a version. */
export interface VersionKey {
  readonly reportId: string;
  readonly version: number;
}

/** The content is in: a draft now, unless it is not being made any more. */
export async function setMade(sql: Sql, of: VersionKey, content: ReportContent, rules: number): Promise<void> {
  await sql`
    update report_version set state = 'draft', content = ${json(sql, content)}, rules = ${rules}, done = total
    where report_id = ${of.reportId} and version = ${of.version} and state = 'making'`;
}

/** An edited draft. */
export async function setEdited(
  sql: Sql,
  of: VersionKey,
  content: ReportContent,
  by: string,
  now: Date,
): Promise<void> {
  await sql`
    update report_version
    set content = ${json(sql, content)}, revision = revision + 1, edited_by = ${by}, edited_at = ${now}
    where report_id = ${of.reportId} and version = ${of.version}`;
}

/** A draft is published, and from now on frozen. */
export async function setPublished(sql: Sql, of: VersionKey, by: string, now: Date): Promise<void> {
  await sql`
    update report_version set state = 'published', published_by = ${by}, published_at = ${now}
    where report_id = ${of.reportId} and version = ${of.version}`;
}

/** Versions that were being made when a server died. */
export async function makingNow(sql: Sql): Promise<readonly VersionKey[]> {
  return sql<VersionKey[]>`select report_id as "reportId", version from report_version where state = 'making'`;
}

/** The job that makes a version; joins the transaction. */
export async function enqueueMaking(sql: Sql, townId: string, { reportId, version }: VersionKey): Promise<void> {
  const payload = { townId, reportId, version };
  await sql`
    select platform.enqueue('report.make', ${sql.json(payload)}::json, ${`report:${reportId}:${version}`}, null, null, 4)`;
}

/** Ends makings begun before a moment that never came to an end. */
export async function endForgotten(sql: Sql, before: Date, why: Localized): Promise<void> {
  await sql`
    update report_version set state = 'failed', error = ${json(sql, why)}
    where state = 'making' and made_at < ${before}`;
}

/** The name of a town as its documents bear it. */
export async function townName(sql: Sql, townId: string): Promise<string> {
  const [row] = await sql<{ name: string }[]>`select name_zh as name from platform.town where id = ${townId}`;
  return row?.name ?? townId;
}
