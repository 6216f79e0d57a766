import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../command.ts';

/** The file that says what a folder holds; it comes last, so that a folder with it is whole. */
export const MANIFEST = 'manifest.json';
const PART = '.part';

/** Refuses a folder that holds something, before anything is read, unless `force` says to write over files of the same names. */
export async function refuseFull(folder: string, force: boolean): Promise<void> {
  const there = await readdir(folder).catch(tellNoFolder(folder));
  if (there.length > 0 && !force) throw taken(folder, there.includes(PART));
}

/**
 * Fills a folder whole or not at all: `fill` writes its files into a folder inside, from where they are moved when all
 * are there, the manifest last.
 */
export async function fillFolder<T>(folder: string, fill: (into: string) => Promise<T>): Promise<T> {
  const isNew = (await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined;
  const into = join(folder, PART);
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { mode: 0o700 });
  try {
    const filled = await fill(into);
    await moveAll(into, folder);
    return filled;
  } finally {
    await rm(into, { recursive: true, force: true });
    if (isNew) await rmdir(folder).catch(() => {}); // holds the files by now, unless it failed
  }
}

async function moveAll(from: string, to: string): Promise<void> {
  await rm(join(to, MANIFEST), { force: true });
  const names = (await readdir(from)).filter((name) => name !== MANIFEST);
  for (const name of [...names, MANIFEST]) await rename(join(from, name), join(to, name));
}

function taken(folder: string, isBrokenOff: boolean): UsageError {
  if (isBrokenOff)
    return new UsageError(
      `${folder} 中有 ${PART}：另一个导出正在写入，或上次中断。确认没有导出在进行后，请删除该文件夹或加 --force。\n` +
        `There is a ${PART} in ${folder}: another export writes it, or one was broken off. When none is under way, remove it or add --force.`,
    );
  return new UsageError(
    `文件夹 ${folder} 不是空的；请另选文件夹，确需覆盖同名文件请加 --force。\n` +
      `${folder} is not empty; choose another folder, or write over files of the same names with --force.`,
  );
}

function tellNoFolder(folder: string): (error: NodeJS.ErrnoException) => readonly string[] {
  return (error) => {
    if (error.code === 'ENOENT') return []; // not there yet: as wished
    if (error.code !== 'ENOTDIR') throw error;
    throw new UsageError(`${folder} 是文件，all 需要文件夹。${folder} is a file; all needs a folder.`, {
      cause: error,
    });
  };
}
