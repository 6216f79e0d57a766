import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allRefusals } from './app.ts';
import { errorsPage } from './errors-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');
const table = allRefusals();

/** Codes made up by tests of the frame itself. */
const OF_TESTS = ['lamp.broken'];

const texts = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => codeOf(readFileSync(join(import.meta.dirname, name), 'utf8')));

/** The codes of refusals that are written so, each once. */
function codesThrown(written: RegExp): readonly string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(written)].map(([, code = '']) => code)))];
}

/** Without lines of comment. */
function codeOf(text: string): string {
  return text.replaceAll(/^\s*(\/\*\*|\*|\/\/).*$/gm, '');
}

test('every code is documented and no documented code has gone', () => {
  const documented = [...page.matchAll(/^## (\S+)$/gm)].map(([, code]) => code);
  expect(documented.toSorted()).toEqual(Object.keys(table).toSorted());
});

test('the page says what the tables say (npm run generate writes it)', () => {
  expect(page).toBe(errorsPage(table));
});

test('every code that is thrown by name stands in a table', () => {
  const thrown = codesThrown(/new Refusal\(\s*'([^']+)'/g);
  expect(thrown.filter((code) => !(code in table) && !OF_TESTS.includes(code))).toEqual([]);
});

test('a sentence that quotes a value is never thrown without one', () => {
  const bare = codesThrown(/new Refusal\(\s*'([^']+)'\s*\)/g);
  expect(bare.filter((code) => table[code]?.sentence.en.includes('{'))).toEqual([]);
});

test('both languages of a sentence quote the same values', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
  const uneven = Object.entries(table).filter(
    ([, { sentence }]) => `${names(sentence.zh)}` !== `${names(sentence.en)}`,
  );
  expect(uneven.map(([code]) => code)).toEqual([]);
});
