import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort();
const source = join(import.meta.dirname, '..');

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Source without comments; strings that hold `//` keep it only after a colon, as in addresses. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

test('both languages have the same keys', () => {
  expect(leaves(en).map(([key]) => key)).toEqual(leaves(zh).map(([key]) => key));
});

test('a message has the same slots in both languages', () => {
  const english = new Map(leaves(en));
  const differing = leaves(zh).filter(([key, text]) => `${slots(text)}` !== `${slots(english.get(key) ?? '')}`);
  expect(differing).toEqual([]);
});

test('no message is empty', () => {
  const empty = [...leaves(zh), ...leaves(en)].filter(([, text]) => text === '');
  expect(empty).toEqual([]);
});

test('Chinese words stand only in the text folder', () => {
  const offending = filesUnder(source)
    .filter((file) => !relative(source, file).startsWith('text'))
    .filter((file) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(code(readFileSync(file, 'utf8'))))
    .map((file) => relative(source, file));
  expect(offending).toEqual([]);
});

test('Chinese messages use Chinese punctuation', () => {
  const offending = leaves(zh).filter(([, text]) => /[\u4e00-\u9fff][,;:?!]|[\u4e00-\u9fff]\.(\s|$)/.test(text));
  expect(offending).toEqual([]);
});

test('a figure next to a Chinese word is set off by a space', () => {
  const offending = leaves(zh).filter(([, text]) => /[\u4e00-\u9fff]\d|\d[\u4e00-\u9fff]/.test(text));
  expect(offending).toEqual([]);
});
