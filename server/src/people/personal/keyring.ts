import { createSecretKey, type KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Pool } from '../../support/db/connect.ts';
import type { Key } from './envelope.ts';
import { type KeyEntry, type KeyFile, KeyFileFault, newKeyFile, readKeyFile, writeKeyFile } from './key-file.ts';
import { knownMarks, missingFile, noteKeys, refuseWrongKeys } from './key-marks.ts';
import { drawRandom } from './random.ts';
import { type Suite, suiteKey } from './suites.ts';

/** A key of the digests; `hash` by its suite. */
export interface IndexKey {
  readonly version: number;
  readonly hash: 'sha256' | 'sm3';
  readonly key: KeyObject;
}

/** The keys in use: the newest seals, all of them open. */
export interface Keyring {
  readonly path: string;
  readonly sealing: () => Key;
  /** By version; undefined when the file has none such, also after another look at it. */
  readonly opening: (version: number) => Key | undefined;
  readonly indexing: () => IndexKey;
  readonly searching: () => readonly IndexKey[];
}

interface Held {
  readonly data: ReadonlyMap<number, Key>;
  readonly index: readonly IndexKey[];
  readonly sealing: Key;
  readonly indexing: IndexKey;
  readonly stamp: number | undefined;
}

interface Where {
  readonly ownerSql: Pool;
  readonly path: string;
  /** Of a first file. */
  readonly suite: Suite;
  /** Milliseconds. */
  readonly now: () => number;
}

/** How long after a rotation another process may still seal with the key before: until it has looked at the file again. */
export const NOTICED_WITHIN_MS = 1000;

/**
 * Opens the key file, made at the very first start. Throws its sentence when the file is missing, another's, or open to
 * other accounts. Looks at the file again at most once a second, so that a rotation elsewhere is noticed.
 */
export async function openKeyring({ ownerSql, path, suite, now }: Where): Promise<Keyring> {
  await readOrMake(ownerSql, path, suite, new Date(now()));
  let held = hold(path);
  let looked = now();
  const look = (): void => {
    looked = now();
    const stamp = stampOf(path);
    if (stamp !== undefined && stamp !== held.stamp) held = holdIfReadable(path) ?? held;
  };
  const fresh = (): Held => {
    if (now() - looked >= NOTICED_WITHIN_MS) look();
    return held;
  };
  return {
    path,
    sealing: () => fresh().sealing,
    opening: (version) => {
      if (!fresh().data.has(version)) look();
      return held.data.get(version);
    },
    indexing: () => fresh().indexing,
    searching: () => fresh().index,
  };
}

async function readOrMake(ownerSql: Pool, path: string, suite: Suite, now: Date): Promise<KeyFile> {
  const marks = await knownMarks(ownerSql);
  const found = readKeyFile(path);
  if (!found && marks.length > 0) throw missingFile(path);
  const file = found ?? newKeyFile(suite, drawRandom, now);
  refuseWrongKeys(path, file, marks);
  if (!found) writeKeyFile(path, file);
  await noteKeys(ownerSql, file);
  // Two servers at their first start: the one whose keys were noted first is right, the other has to be told.
  refuseWrongKeys(path, file, await knownMarks(ownerSql));
  return file;
}

function hold(path: string): Held {
  const stamp = stampOf(path);
  const file = readKeyFile(path);
  if (!file) throw missingFile(path);
  const data = file.data.map((entry) => ({ ...suiteKey(entry.suite, bytesOf(entry)), version: entry.version }));
  const index = file.index.map((entry): IndexKey => {
    const hash = entry.suite === 'aes-256-gcm' ? 'sha256' : 'sm3';
    return { version: entry.version, hash, key: createSecretKey(bytesOf(entry)) };
  });
  return {
    ...{ stamp, index, data: new Map(data.map((key) => [key.version, key])) },
    ...{ sealing: newest(data), indexing: newest(index) },
  };
}

// A file that somebody has just moved or is spoiling: what is held stays good, and the doctor tells of the file.
function holdIfReadable(path: string): Held | undefined {
  try {
    return hold(path);
  } catch (error) {
    if (error instanceof KeyFileFault) return undefined;
    throw error;
  }
}

function newest<T extends { readonly version: number }>(keys: readonly T[]): T {
  return keys.reduce((last, key) => (key.version > last.version ? key : last));
}

function bytesOf({ key }: KeyEntry): Buffer {
  return Buffer.from(key, 'base64url');
}

function stampOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
