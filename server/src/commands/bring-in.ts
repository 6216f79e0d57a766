import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ImportKind, ImportMapping, type ImportRun } from '@chengyun/contract/import';
import { filesOfTowns } from '../arrivals/files-of-town.ts';
import { BOUNDS } from '../arrivals/import/read/bounds.ts';
import { foundRun, runView, takeIn } from '../arrivals/import/run/import-actions.ts';
import { doImport } from '../arrivals/import/run/import-job.ts';
import type { Asked } from '../arrivals/import/run/row-kinds.ts';
import { glanceAt } from '../arrivals/import/run/take-file.ts';
import { importOpeners } from '../cases/import/import-openers.ts';
import { openLoop } from '../cases/open-loop.ts';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { Refusal } from '../support/http/refusal.ts';
import type { World } from '../support/world.ts';
import { checked } from './checked.ts';
import { type Given, optional, UsageError } from './command.ts';
import { fileLanguage } from './file-language.ts';

type List = {
  readonly townId: string;
  readonly path: string;
  readonly kind: ImportKind;
  readonly mapping: ImportMapping | undefined;
  readonly asked: Asked;
};

/** Brings a list in, as the page does, and waits until it is in. */
export async function bringIn(world: World, { townId, path, kind, mapping, asked }: List): Promise<ImportRun> {
  const { sql, now, config } = world;
  const store = filesOfTowns(config.dataDir).imports;
  const stored = await store(townId).put(createReadStream(path), BOUNDS.fileBytes);
  const name = basename(path);
  const glance = await glanceAt(store(townId).pathOf(stored.sha256), name);
  const sent = {
    ...{ townId, kind, name, stored, glance, mapping, asked, start: true, queued: false },
    ...{ startedBy: systemActor.id, language: fileLanguage(process.env), now: now() },
  };
  const { run } = await inTown(sql, townId, systemActor, (tx) => takeIn(tx, sent)).catch(tellEach);
  // Done here and not by the queue: the server may have another data folder, and a person waits for the figures.
  const { loop, close } = await openLoop(world);
  const tools = { sql, files: store, personal: loop.personal, now, ...importOpeners(loop) };
  await doImport(tools, { townId, runId: run.id }).finally(close);
  return runView(townId, await inTown(sql, townId, systemActor, (tx) => foundRun(tx, run.id)));
}

/** The mapping of a file that `--mapping` names. */
export async function givenMapping(options: Given): Promise<ImportMapping | undefined> {
  const path = optional(options, 'mapping');
  if (path === undefined) return undefined;
  return checked(ImportMapping, JSON.parse(await readFile(path, 'utf8')));
}

/** What came of a list, for people. */
export function outcome({ rowsTotal, rowsAdded, rowsKnown, rowsChanged, rowsBad, error, ...open }: ImportRun): string {
  const total = rowsTotal ?? 0;
  const changed = rowsChanged > 0 ? [`（其中更新 ${rowsChanged}）`, ` (${rowsChanged} of them changed)`] : ['', ''];
  const lines = [
    `共 ${total} 行：新增 ${rowsAdded}，已有 ${rowsKnown}${changed[0]}，有问题 ${rowsBad}。`,
    `${total} rows: ${rowsAdded} added, ${rowsKnown} known${changed[1]}, ${rowsBad} bad.`,
  ];
  const left = [open.rowsWithoutClass, open.rowsWithoutUnit];
  if (left.some((n) => n > 0)) {
    lines.push(`新增的案件中：未归类 ${left[0]} 件，无承办单位 ${left[1]} 件。`);
    lines.push(`Of those added: ${left[0]} without a class, ${left[1]} without a unit.`);
  }
  return [...lines, ...(error ? [error.zh, error.en] : [])].join('\n');
}

/** A refusal with places named is told place by place: on a terminal there is no form to show them in. */
function tellEach(error: unknown): never {
  if (!(error instanceof Refusal) || !error.facts.errors) throw error;
  throw new UsageError(error.facts.errors.map(({ path, message }) => `${path}: ${message}`).join('\n'), {
    cause: error,
  });
}
