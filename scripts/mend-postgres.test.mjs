import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MENDS, mended } from './mend-postgres.mjs';

test.each(Object.entries(MENDS))('%s as installed is mended, and mending it again changes nothing', (name, mends) => {
  const installed = readFileSync(join(import.meta.dirname, '../node_modules/postgres', name), 'utf8');
  expect(installed.split('mended by Chengyun')).toHaveLength(mends.length + 1);
  expect(mended(installed, mends)).toBe(installed);
});

test('a package it does not know is not touched', () => {
  expect(() => mended('export default 1', MENDS['src/index.js'])).toThrow('mend-postgres.mjs');
});
