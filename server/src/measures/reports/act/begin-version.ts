import type { NewReport, ReportKind } from '@chengyun/contract/reports';
import { dayIn } from '../../../cases/number.ts';
import type { Sql } from '../../../support/db/connect.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { lastSpan, spanNamed } from '../../figures/named-span.ts';
import { dayStart } from '../../figures/town-days.ts';
import type { Span } from '../period/span.ts';
import {
  enqueueMaking,
  ensureReport,
  firstReported,
  holdNewest,
  insertVersion,
  supersede,
} from '../store/report-queries.ts';

/** Who begins, where, when; `newId` for a report that is not there yet. */
export interface Beginning {
  readonly townId: string;
  readonly zone: string;
  readonly by: string;
  readonly now: Date;
  readonly newId: () => string;
}

/** The period that is meant: the one named, else the last that is over; refuses one that is not over. */
export function spanAsked({ kind, period }: NewReport, zone: string, now: Date): Span {
  const today = dayIn(zone, now);
  if (period === undefined) return lastSpan(kind, today);
  const span = spanOr(kind, period);
  if (span.to > today) throw new Refusal('report.not-over', { period });
  return span;
}

function spanOr(kind: ReportKind, period: string): Span {
  const span = spanNamed(kind, period);
  if (!span) throw new Refusal('report.no-period', { period });
  return span;
}

/** The town's first case, if a period was over before it: then nothing can be said of the period. */
export async function firstAfter(sql: Sql, { to }: Span, zone: string): Promise<Date | null> {
  const first = await firstReported(sql);
  return first && dayStart(zone, to) <= first ? first : null;
}

/** Refuses a period that was over before the town's first case. */
export async function mustHaveBegun(sql: Sql, span: Span, zone: string): Promise<void> {
  const first = await firstAfter(sql, span, zone);
  if (first) throw new Refusal('report.before-first', { period: span.name, first: dayIn(zone, first) });
}

/** Begins the report of a period if there is none yet; either way gives its id. */
export async function beginReport(sql: Sql, span: Span, beginning: Beginning): Promise<string> {
  const { zone, newId } = beginning;
  const instants = { from: dayStart(zone, span.from), to: dayStart(zone, span.to) };
  const reportId = await ensureReport(sql, newId(), span, instants);
  if (!(await holdNewest(sql, reportId))) await begin(sql, reportId, 1, beginning);
  return reportId;
}

/** Begins one more version: beside a published one, in the place of a draft. */
export async function beginVersion(sql: Sql, reportId: string, beginning: Beginning): Promise<void> {
  const newest = await holdNewest(sql, reportId);
  if (!newest) throw new Refusal('not-found', { what: reportId });
  if (newest.state === 'making') throw new Refusal('report.still-making', { version: newest.version });
  await supersede(sql, reportId, newest.version);
  await begin(sql, reportId, newest.version + 1, beginning);
}

async function begin(sql: Sql, reportId: string, version: number, { townId, by, now }: Beginning): Promise<void> {
  await insertVersion(sql, reportId, version, by, now);
  await enqueueMaking(sql, townId, { reportId, version });
}
