import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mended } from './mend-postgres.mjs';

const installed = readFileSync(join(import.meta.dirname, '../node_modules/postgres/src/connection.js'), 'utf8');

test('the installed package is mended, and mending it again changes nothing', () => {
  expect(installed).toContain('mended by Chengyun');
  expect(mended(installed)).toBe(installed);
});

test('a package it does not know is not touched', () => {
  expect(() => mended('export default 1')).toThrow('mend-postgres.mjs');
});
