import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes `dataDir` for this process and returns how to let go; undefined when another process has it.
 *
 * The lock is the operating system's own file lock, held through an empty SQLite file: the kernel drops it when the
 * process dies however it dies, so there is nothing stale to clean up and a reused process number cannot fool it.
 * The process number beside it is only for the sentence.
 */
export function tryLockDataDir(dataDir: string): (() => void) | undefined {
  makeWritable(dataDir);
  const file = new DatabaseSync(join(dataDir, 'running.lock'), { timeout: 0 });
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (error instanceof Error && error.message.includes('locked')) return undefined;
    throw new Error(`The data folder ${dataDir} cannot be locked: ${String(error)}`, { cause: error });
  }
  writeFileSync(pidFileOf(dataDir), `${process.pid}\n`);
  return () => {
    if (!file.isOpen) return;
    rmSync(pidFileOf(dataDir), { force: true });
    file.close();
  };
}

/** Takes `dataDir`, or throws one sentence naming the process that has it. */
export function lockDataDir(dataDir: string): () => void {
  const unlock = tryLockDataDir(dataDir);
  if (unlock) return unlock;
  throw new Error(
    `Process ${holder(pidFileOf(dataDir))} is already running on the data folder ${dataDir}; stop it, or set DATA_DIR to another folder.`,
  );
}

function pidFileOf(dataDir: string): string {
  return join(dataDir, 'running.pid');
}

function makeWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(`The data folder ${dataDir} cannot be written; set DATA_DIR to one that your account owns.`, {
      cause,
    });
  }
}

function holder(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim();
  } catch {
    return '(starting up)'; // the holder has the lock but has not yet written its number
  }
}
