import type { Localized } from '@chengyun/contract/words';
import { systemActor } from '../../../people/actor.ts';
import { inTown } from '../../../people/in-town.ts';
import { UnreadableFile } from '../read/unreadable-file.ts';
import { endRun, enqueueRun, forgottenRuns, isFileNeeded, notifyRun, runById, runningIds } from './import-queries.ts';
import { type ImportTools, runImport } from './run-import.ts';

/**
 * Puts runs that were under way into the queue again, at the start of a server: the queue itself lets go of a dead
 * worker's job only after four hours. Where the worker lives, the second one finds the run held and leaves it alone.
 */
export async function resumeRuns({ sql }: Pick<ImportTools, 'sql'>, townId: string): Promise<void> {
  await inTown(sql, townId, systemActor, async (tx) => {
    for (const id of await runningIds(tx)) await enqueueRun(tx, townId, id);
  });
}

/** How long a file waits for a person to say how it is read. */
const WAITS_MS = 7 * 86_400_000;

/** Does the job `import.run`: a file that cannot be read ends the run with the reason; anything else is tried again. */
export async function doImport(tools: ImportTools, payload: unknown, signal?: AbortSignal): Promise<void> {
  const { townId, runId } = runOfPayload(payload);
  try {
    await runImport(tools, townId, runId, signal);
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    await fail(tools, townId, runId, cause.told);
  }
  await dropFile(tools, townId, runId);
}

/** Ends runs that nobody started or finished for a week, and takes their files away: they hold people's names and numbers. */
export async function endForgotten(tools: Pick<ImportTools, 'sql' | 'files' | 'now'>, townId: string): Promise<void> {
  const before = new Date(tools.now().getTime() - WAITS_MS);
  const forgotten = await inTown(tools.sql, townId, systemActor, (sql) => forgottenRuns(sql, before));
  for (const run of forgotten) {
    const why = {
      zh: '一周内没有完成导入，文件已删除；需要时请重新上传。',
      en: 'Not finished within a week, so the file was removed; send it again if needed.',
    };
    await fail(tools, townId, run.id, why);
    await dropFile(tools, townId, run.id);
  }
}

function runOfPayload(payload: unknown): { townId: string; runId: string } {
  if (typeof payload === 'object' && payload !== null && 'townId' in payload && 'runId' in payload) {
    const { townId, runId } = payload;
    if (typeof townId === 'string' && typeof runId === 'string') return { townId, runId };
  }
  throw new Error(`import.run wants townId and runId, not ${JSON.stringify(payload)}`);
}

async function fail(
  tools: Pick<ImportTools, 'sql' | 'now'>,
  townId: string,
  runId: string,
  why: Localized,
): Promise<void> {
  await inTown(tools.sql, townId, systemActor, async (sql) => {
    await endRun(sql, runId, why, tools.now());
    await notifyRun(sql, townId, runId);
  });
}

// What came in is in the cases, what was bad in the bad rows: the list itself, full of persons, is needed no more.
async function dropFile(
  tools: Pick<ImportTools, 'sql' | 'files' | 'now'>,
  townId: string,
  runId: string,
): Promise<void> {
  const before = tools.now(); // the same list sent again from now on is a new run's
  const sha256 = await inTown(tools.sql, townId, systemActor, async (sql) => {
    const run = await runById(sql, runId);
    return run && !(await isFileNeeded(sql, run.sha256)) ? run.sha256 : undefined;
  });
  if (sha256) await tools.files(townId).drop(sha256, before);
}
