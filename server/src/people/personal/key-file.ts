import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Type, { type Static } from 'typebox';
import { faultsAgainst } from '../../support/http/validate.ts';
import { type Suite, sizes, suites } from './suites.ts';

const closed = { additionalProperties: false } as const;
const Entry = Type.Object(
  {
    version: Type.Integer({ minimum: 1, maximum: 127 }),
    suite: Type.Enum([...suites]),
    key: Type.String({ pattern: '^[A-Za-z0-9_-]{43,64}$' }),
    made: Type.String(),
  },
  closed,
);

/** The file of keys: those that seal the keys of cases, and those of the digests by which a case is found. */
const KeyFile = Type.Object(
  {
    format: Type.Literal('chengyun-personal-keys/1'),
    data: Type.Array(Entry, { minItems: 1 }),
    index: Type.Array(Entry, { minItems: 1 }),
  },
  closed,
);
export type KeyFile = Static<typeof KeyFile>;
export type KeyEntry = KeyFile['data'][number];
export type KeyUse = 'data' | 'index';

/** Why the start stops at a key file: one sentence for the terminal, in both languages. */
export class KeyFileFault extends Error {
  override readonly name = 'KeyFileFault';
}

/** A file with a first key of each use. */
export function newKeyFile(suite: Suite, random: (bytes: number) => Buffer, now: Date): KeyFile {
  return {
    format: 'chengyun-personal-keys/1',
    data: [newEntry(1, suite, random, now)],
    index: [newEntry(1, suite, random, now)],
  };
}

/** The same file with one key more of a use, which is the one that seals from then on. */
export function withNewKey(
  file: KeyFile,
  use: KeyUse,
  suite: Suite,
  random: (bytes: number) => Buffer,
  now: Date,
): KeyFile {
  const version = Math.max(...file[use].map((entry) => entry.version)) + 1;
  return { ...file, [use]: [...file[use], newEntry(version, suite, random, now)] };
}

function newEntry(version: number, suite: Suite, random: (bytes: number) => Buffer, now: Date): KeyEntry {
  return { version, suite, key: random(sizes[suite].key).toString('base64url'), made: now.toISOString() };
}

/** Reads a key file; null when there is none. Throws the sentence of what is wrong with it. */
export function readKeyFile(path: string): KeyFile | null {
  if (!existsSync(path)) return null;
  refuseOpenToOthers(path);
  const file = parsed(path);
  const wrong = (['data', 'index'] as const).some((use) => !file[use].every(hasItsLength) || isDoubled(file[use]));
  if (wrong) throw unreadable(path);
  return file;
}

/** Writes a key file, whole or not at all, for its owner's eyes only. */
export function writeKeyFile(path: string, file: KeyFile): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.new`;
  writeFileSync(fresh, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flush: true });
  chmodSync(fresh, 0o600); // the mode above says nothing of a file that a killed try has left
  renameSync(fresh, path);
}

function parsed(path: string): KeyFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw unreadable(path, cause);
  }
  if (faultsAgainst(KeyFile, value).length > 0) throw unreadable(path);
  return value as KeyFile;
}

function hasItsLength({ suite, key }: KeyEntry): boolean {
  return Buffer.from(key, 'base64url').length === sizes[suite].key;
}

function isDoubled(entries: readonly KeyEntry[]): boolean {
  return new Set(entries.map(({ version }) => version)).size < entries.length;
}

function refuseOpenToOthers(path: string): void {
  const others = statSync(path).mode & 0o077;
  if (others === 0 || process.platform === 'win32') return;
  throw new KeyFileFault(
    `密钥文件 ${path} 的权限过宽，其他用户可访问；请执行 chmod 600 后再启动。` +
      `The key file ${path} is open to other accounts; run chmod 600 on it, then start again.`,
  );
}

function unreadable(path: string, cause?: unknown): KeyFileFault {
  return new KeyFileFault(
    `密钥文件 ${path} 无法识别；请从备份恢复该文件，不要删除。` +
      `The key file ${path} cannot be read as one; put it back from a backup and do not delete it.`,
    { cause },
  );
}
