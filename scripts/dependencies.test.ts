import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const page = readFileSync(join(ROOT, 'docs/decisions/dependencies.md'), 'utf8');
const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** Every package that some package.json names, our own workspaces apart. */
function named(): ReadonlySet<string> {
  const root: { workspaces: string[] } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const manifests = ['.', ...root.workspaces].map(
    (folder): Partial<Record<(typeof FIELDS)[number], object>> =>
      JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')),
  );
  const names = manifests.flatMap((manifest) => FIELDS.flatMap((field) => Object.keys(manifest[field] ?? {})));
  return new Set(names.filter((name) => !name.startsWith('@chengyun/')));
}

/** The packages a line of the page is about: the code words of the first cell of a row. */
function told(): readonly string[] {
  const cells = [...page.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

test('every dependency has its line in docs/decisions/dependencies.md', () => {
  expect([...named()].filter((name) => !told().includes(name))).toEqual([]);
});

test('no line of that page is without its dependency, and none is told twice', () => {
  expect(told().filter((name) => !named().has(name))).toEqual([]);
  expect(told().filter((name, at) => told().indexOf(name) !== at)).toEqual([]);
});

test('every line says why and what would replace it', () => {
  const rows = [...page.matchAll(/^\| `.*$/gm)].map(([row]) => row.split(' | ').map((cell) => cell.trim()));
  expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell.length < 4))).toEqual([]);
});
