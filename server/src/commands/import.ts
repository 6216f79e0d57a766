import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { ImportMapping } from '@chengyun/contract/import';
import { filesOfTowns } from '../arrivals/files-of-town.ts';
import { BOUNDS } from '../arrivals/import/read/bounds.ts';
import { foundRun, runView, takeIn } from '../arrivals/import/run/import-actions.ts';
import { doImport } from '../arrivals/import/run/import-job.ts';
import type { OpenImported } from '../arrivals/import/run/run-import.ts';
import { glanceAt } from '../arrivals/import/run/take-file.ts';
import { openImported } from '../cases/import/open-imported.ts';
import { openLoop } from '../cases/open-loop.ts';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { Refusal } from '../support/http/refusal.ts';
import type { World } from '../support/world.ts';
import { checked } from './checked.ts';
import { type Command, type Given, optional, required, UsageError } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

const text = { type: 'string' } as const;

/** Brings in a list of cases from a file, as the page does, and waits until it is in. */
export const importCases: Command = {
  name: 'import cases',
  about: { zh: '从文件导入案件（CSV、XLSX、JSON Lines）', en: 'bring in cases from a file (CSV, XLSX, JSON Lines)' },
  usage: 'FILE --town ID [--kind hotline] [--source import] [--zone Asia/Shanghai] [--mapping FILE.json]',
  options: { town: text, kind: text, source: text, zone: text, mapping: text },
  run: async ({ options, words, openWorld }) => {
    const [path] = words;
    if (path === undefined) throw new UsageError('缺少文件。A file is missing.');
    const townId = required(options, 'town');
    const mapping = await givenMapping(options);
    const world = await openWorld();
    await refuseUnknownTown(world.sql, townId);
    const run = await bringIn(world, townId, resolve(path), mapping, options);
    const { rowsTotal, rowsAdded, rowsKnown, rowsBad, error } = run;
    const counts = `共 ${rowsTotal ?? 0} 行：新增 ${rowsAdded}，已有 ${rowsKnown}，有问题 ${rowsBad}。`;
    const english = `${rowsTotal ?? 0} rows: ${rowsAdded} added, ${rowsKnown} known, ${rowsBad} bad.`;
    const failed = error ? `\n${error.zh}\n${error.en}` : '';
    return { data: run, text: `${counts}\n${english}${failed}`, ok: run.state === 'done' };
  },
};

async function givenMapping(options: Given): Promise<ImportMapping | undefined> {
  const path = optional(options, 'mapping');
  if (path === undefined) return undefined;
  return checked(ImportMapping, JSON.parse(await readFile(path, 'utf8')));
}

async function bringIn(world: World, townId: string, path: string, given: ImportMapping | undefined, options: Given) {
  const { sql, now, config } = world;
  const store = filesOfTowns(config.dataDir).imports;
  const stored = await store(townId).put(createReadStream(path), BOUNDS.fileBytes);
  const name = basename(path);
  const glance = await glanceAt(store(townId).pathOf(stored.sha256), name);
  const [kind, source, zone] = ['kind', 'source', 'zone'].map((option) => optional(options, option));
  const sent = {
    ...{ townId, kind: 'cases', name, stored, glance, mapping: given, start: true, queued: false },
    asked: { ...(kind ? { kind } : {}), ...(source ? { source } : {}), ...(zone ? { zone } : {}) },
    ...{ startedBy: systemActor.id, language: language(), now: now() },
  };
  const { run } = await inTown(sql, townId, systemActor, (tx) => takeIn(tx, sent)).catch(tellEach);
  // Done here and not by the queue: the server may have another data folder, and a person waits for the figures.
  const { loop, close } = await openLoop(world);
  const open: OpenImported = (tx, rows) => openImported(loop, tx, townId, rows);
  await doImport({ sql, files: store, now, openImported: open }, { townId, runId: run.id }).finally(close);
  return runView(townId, await inTown(sql, townId, systemActor, (tx) => foundRun(tx, run.id)));
}

function language(): 'zh' | 'en' {
  return /^en/i.test(process.env['LC_ALL'] || process.env['LANG'] || '') ? 'en' : 'zh';
}

/** A refusal with places named is told place by place: on a terminal there is no form to show them in. */
function tellEach(error: unknown): never {
  if (!(error instanceof Refusal) || !error.facts.errors) throw error;
  throw new UsageError(error.facts.errors.map(({ path, message }) => `${path}: ${message}`).join('\n'), {
    cause: error,
  });
}
