import type { Report, ReportChange, ReportDetail, ReportEditing } from '@chengyun/contract/reports';
import type { Sql } from '../../../support/db/connect.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { drawChart } from '../draw/draw-chart.ts';
import { editsOf, insertEdit } from '../store/edit-queries.ts';
import {
  contentOf,
  type HeldVersion,
  holdVersion,
  listReports,
  setEdited,
  setPublished,
  type VersionKey,
} from '../store/report-queries.ts';
import { edited } from './edited.ts';
import { reportChanges } from './report-changes.ts';

/** Who works on a draft, when, and which revision they had before them. */
export interface Hand {
  readonly by: string;
  readonly now: Date;
  readonly revision: number | undefined;
}

/** A report with its versions; refuses what is not there. */
export async function foundReport(sql: Sql, id: string): Promise<Report> {
  const [report] = await listReports(sql, id, 1);
  if (!report) throw new Refusal('not-found', { what: id });
  return report;
}

/** A version to be read: the one asked for, else the newest. */
export async function detailOf(sql: Sql, id: string, asked: number | undefined): Promise<ReportDetail> {
  const report = await foundReport(sql, id);
  const version = report.versions.find((one) => asked === undefined || one.version === asked);
  if (!version) throw new Refusal('not-found', { what: `${id}/${asked}` });
  const key = { reportId: id, version: version.version };
  const content = await contentOf(sql, id, version.version);
  const charts = content?.parts.flatMap(({ blocks }) => blocks.filter((one) => one.kind === 'chart')) ?? [];
  const drawings = Object.fromEntries(charts.map(({ id: chart, chart: data }) => [chart, drawChart(data)]));
  return { report, version, content, drawings, edits: [...(await editsOf(sql, key))] };
}

/** Changes a draft and keeps who changed what; an edit that changes nothing leaves no trace. */
export async function editDraft(sql: Sql, key: VersionKey, editing: ReportEditing, hand: Hand): Promise<ReportDetail> {
  const { content, revision } = await heldDraft(sql, key, hand);
  const after = edited(content, editing);
  const changes = reportChanges(content, after);
  if (changes.length > 0) {
    await setEdited(sql, key, after, hand.by, hand.now);
    await insertEdit(sql, key, { revision: revision + 1, by: hand.by, at: hand.now, changes });
  }
  return detailOf(sql, key.reportId, key.version);
}

/** Publishes a draft. */
export async function publishDraft(sql: Sql, key: VersionKey, hand: Hand): Promise<ReportDetail> {
  await heldDraft(sql, key, hand);
  await setPublished(sql, key, hand.by, hand.now);
  return detailOf(sql, key.reportId, key.version);
}

async function heldDraft(sql: Sql, { reportId, version }: VersionKey, { revision }: Hand) {
  const held = await holdVersion(sql, reportId, version);
  if (!held) throw new Refusal('not-found', { what: `${reportId}/${version}` });
  const content = draftIn(held);
  if (revision !== undefined && revision !== held.revision) {
    const what = { zh: `报告第 ${version} 版`, en: `version ${version} of the report` };
    throw new Refusal('conflict', { what, version: held.revision }, { version: held.revision });
  }
  return { content, revision: held.revision };
}

function draftIn({ state, version, content }: HeldVersion) {
  if (state === 'making') throw new Refusal('report.still-making', { version });
  if (state !== 'draft' || !content) throw new Refusal('report.not-draft', { version });
  return content;
}

/** How a version differs from an earlier or later one of the same report. */
export async function changesOf(sql: Sql, { reportId, version }: VersionKey, other: number): Promise<ReportChange[]> {
  const [from, to] = [Math.min(version, other), Math.max(version, other)];
  const before = await contentOf(sql, reportId, from);
  const after = await contentOf(sql, reportId, to);
  if (!before || !after) throw new Refusal('not-found', { what: `${reportId}/${before ? to : from}` });
  return [...reportChanges(before, after)];
}
