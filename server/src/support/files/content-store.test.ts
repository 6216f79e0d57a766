import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { contentStore, TooManyBytes } from './content-store.ts';

const root = mkdtempSync(join(tmpdir(), 'chengyun-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const store = contentStore(root);
const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

test('a file lies under the hash of its content, once however often it comes', async () => {
  const first = await store.put(Readable.from([Buffer.from('hel'), Buffer.from('lo')]), 100);
  const second = await store.put(Readable.from([Buffer.from('hello')]), 100);
  expect([first, second]).toEqual([
    { sha256: HELLO, bytes: 5 },
    { sha256: HELLO, bytes: 5 },
  ]);
  expect(store.pathOf(HELLO)).toBe(join(root, '2c', 'f2', HELLO));
  expect(await readFile(store.pathOf(HELLO), 'utf8')).toBe('hello');
});

test('a file above the limit leaves nothing behind', async () => {
  await expect(store.put(Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), 100)).rejects.toThrow(TooManyBytes);
  expect(readdirSync(join(root, 'coming'))).toEqual([]);
});

test('a stream that breaks leaves nothing behind', async () => {
  async function* broken() {
    yield Buffer.from('half');
    throw new Error('gone');
  }
  await expect(store.put(broken(), 100)).rejects.toThrow('gone');
  expect(readdirSync(join(root, 'coming'))).toEqual([]);
});

test('a file is dropped unless it was put again meanwhile', async () => {
  const { sha256 } = await store.put(Readable.from([Buffer.from('passing')]), 100);
  const old = new Date('2020-01-01T00:00:00Z');
  await utimes(store.pathOf(sha256), old, old);
  await store.put(Readable.from([Buffer.from('passing')]), 100);
  await store.drop(sha256, new Date(Date.now() - 60_000));
  expect(await readFile(store.pathOf(sha256), 'utf8')).toBe('passing');
  await store.drop(sha256, new Date(Date.now() + 60_000));
  await expect(readFile(store.pathOf(sha256))).rejects.toThrow('ENOENT');
});

test('a name that is no hash never becomes a path', () => {
  expect(() => store.pathOf('../../etc/passwd')).toThrow('not a SHA-256');
});
