import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { joinPacks, type LoadedPacks } from './join-packs.ts';
import type { PackFile } from './yaml-source.ts';

/** Loads every pack below a folder; throws a PackError that lists everything wrong when any of them is broken. */
export async function loadPacks(folder: string): Promise<LoadedPacks> {
  return joinPacks(await readPackFiles(folder));
}

/** Reads the YAML and JSON files below a folder; others, such as a README, are let be. */
export async function readPackFiles(folder: string): Promise<readonly PackFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}
