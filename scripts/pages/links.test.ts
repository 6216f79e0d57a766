import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Links and pictures of a page that lead to a place in the repository, without what follows `#`. */
function placesOf(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/```[\s\S]*?```/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link.split('#')[0] ?? '');
  return links.filter((link) => link !== '' && !/^[a-z]+:/.test(link));
}

test.each(PAGES)('%s leads to places that are there', (page) => {
  const gone = placesOf(page).filter((link) => !existsSync(join(ROOT, dirname(page), link)));
  expect(gone).toEqual([]);
});

test('the pages and their links were found', () => {
  expect(PAGES.length).toBeGreaterThan(15);
  expect(placesOf('README.md')).toContain('docs/operators.md');
});
