import type { ImportKind, ImportMapping, ImportPreview, ImportRun, ImportRunDetail } from '@chengyun/contract/import';
import type { Sql } from '../../../support/db/connect.ts';
import type { ContentStore, StoredFile } from '../../../support/files/content-store.ts';
import type { Language } from '../../../support/http/language.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { uuidv7 } from '../../../support/new-id.ts';
import { headingHash } from '../rows/guess-mapping.ts';
import { enqueueRun, insertRun, notifyRun, type RunRow, runById, startRun } from './import-queries.ts';
import { savedMapping, saveMapping } from './mapping-queries.ts';
import { type Asked, rowKind } from './row-kinds.ts';
import { checkMapping, type Glance, glanceAt, previewOf } from './take-file.ts';

/** What a caller sent: the file as stored, how it wants it read, whether to start at once. */
export type SentFile = {
  readonly townId: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly stored: StoredFile;
  readonly glance: Glance;
  readonly mapping: ImportMapping | undefined;
  readonly asked: Asked;
  readonly start: boolean;
  /** False when the caller does the run itself. */
  readonly queued: boolean;
  readonly startedBy: string;
  readonly language: Language;
  readonly now: Date;
};

/** Takes a file in: starts at once when the caller knows how it is to be read, else waits with a guess and a preview. */
export async function takeIn(sql: Sql, sent: SentFile): Promise<ImportRunDetail> {
  const { townId, kind, name, stored, glance, startedBy, now } = sent;
  const saved = await savedMapping(sql, kind, headingHash(glance.headings));
  const rows = await rowKind(sql, townId, kind);
  const mapping = sent.mapping ?? rows.offer(glance, saved, sent.asked);
  const starts = sent.start || sent.mapping !== undefined;
  if (starts) checkMapping(rows, glance.headings, mapping, sent.language);
  const kept = {
    id: uuidv7(),
    kind,
    fileName: name,
    sha256: stored.sha256,
    headings: glance.headings,
    mapping,
    startedBy,
  };
  const run = await insertRun(sql, kept);
  if (starts) return { run: runView(townId, await begin(sql, townId, run, mapping, sent.queued)), preview: null };
  return { run: runView(townId, run), preview: previewOf(rows, glance, mapping, saved !== undefined, now) };
}

/** Starts a waiting run with the mapping a person confirmed; the mapping is offered again for the same headings. */
export async function startWaiting(
  sql: Sql,
  townId: string,
  runId: string,
  mapping: ImportMapping,
  language: Language,
): Promise<ImportRun> {
  const run = await foundRun(sql, runId);
  checkMapping(await rowKind(sql, townId, run.kind), run.headings, mapping, language);
  return runView(townId, await begin(sql, townId, run, mapping, true));
}

async function begin(sql: Sql, townId: string, run: RunRow, mapping: ImportMapping, queued: boolean): Promise<RunRow> {
  const started = await startRun(sql, run, mapping);
  if (!started) throw new Refusal('import.already-started', { name: run.fileName });
  await saveMapping(sql, run.kind, headingHash(run.headings), mapping);
  if (queued) await enqueueRun(sql, townId, run.id);
  await notifyRun(sql, townId, run.id);
  return started;
}

/** A run with its preview while it waits. */
export async function runDetail(
  sql: Sql,
  files: ContentStore,
  townId: string,
  id: string,
  now: Date,
): Promise<ImportRunDetail> {
  const run = await foundRun(sql, id);
  if (run.state !== 'waiting') return { run: runView(townId, run), preview: null };
  const glance = await glanceAt(files.pathOf(run.sha256), run.fileName);
  const saved = await savedMapping(sql, run.kind, headingHash(run.headings));
  const rows = await rowKind(sql, townId, run.kind);
  const preview = previewOf(rows, glance, run.mapping, saved !== undefined, now);
  return { run: runView(townId, run), preview };
}

/** The first rows of a waiting run as another mapping would read them; changes nothing. */
export async function previewAs(
  sql: Sql,
  files: ContentStore,
  townId: string,
  { id, mapping }: { readonly id: string; readonly mapping: ImportMapping },
  now: Date,
): Promise<ImportPreview> {
  const run = await foundRun(sql, id);
  if (run.state !== 'waiting') throw new Refusal('import.already-started', { name: run.fileName });
  const glance = await glanceAt(files.pathOf(run.sha256), run.fileName);
  return previewOf(await rowKind(sql, townId, run.kind), glance, mapping, false, now);
}

export async function foundRun(sql: Sql, id: string): Promise<RunRow> {
  const run = await runById(sql, id);
  if (!run) throw new Refusal('not-found', { what: id });
  return run;
}

/** The run as told outside. */
export function runView(townId: string, { sha256: _, headings: __, ...run }: RunRow): ImportRun {
  const badRowsUrl = run.rowsBad > 0 ? `/api/towns/${townId}/imports/${run.id}/bad-rows` : null;
  return { ...run, badRowsUrl };
}
