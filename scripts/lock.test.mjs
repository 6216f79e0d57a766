import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'chengyun-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('of several only one works at a time', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(join(dir, 'lock'), 'waiting', work)));
  expect(most).toBe(1);
});

test('a lock left by a killed process is taken over', async () => {
  const lock = join(dir, 'lock');
  writeFileSync(lock, String(process.pid)); // the number lives on, but nobody touches the file any more
  utimesSync(lock, new Date(0), new Date(0));
  expect(await withLock(lock, 'waiting', () => 'done')).toBe('done');
});

test('a lock is given back when the work fails', async () => {
  const lock = join(dir, 'lock');
  await expect(withLock(lock, 'waiting', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});
