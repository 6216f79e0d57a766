import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tellFaults } from './input-error.ts';
import { patternWords } from './pattern-words.ts';

/** The patterns of texts anywhere in a description of the interface. */
function patternsIn(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'pattern' && typeof one === 'string' ? [one] : patternsIn(one),
  );
}

const used = new Set(patternsIn(JSON.parse(await readFile(new URL('../../../openapi.json', import.meta.url), 'utf8'))));

test('every pattern of the interface is put into words, and no words are left over', () => {
  expect([...patternWords.keys()].toSorted()).toEqual([...used].toSorted());
});

test.each([...patternWords])('what fits %s is shown by examples that fit', (pattern, { examples }) => {
  expect(examples.length).toBeGreaterThan(0);
  for (const one of examples) expect(one).toMatch(new RegExp(pattern, 'u'));
});

test('a period that is not one is answered in words with examples, and without the pattern', () => {
  const pattern = '^20\\d\\d(-(0[1-9]|1[0-2]|Q[1-4]))?$';
  const fault = { path: 'query.period', keyword: 'pattern', params: { pattern }, value: '2026-Q7' };
  const told = (['zh', 'en'] as const).map((language) => tellFaults([fault], language)[0]?.message);
  expect(told).toEqual([
    '“2026-Q7” 不符合要求：应为月、季度或年，如 2026-07、2026-Q3、2026',
    '“2026-Q7” does not fit: it must be a month, a quarter or a year, such as 2026-07, 2026-Q3, 2026',
  ]);
});

test('a pattern without words is not shown to people', () => {
  const fault = { path: 'x', keyword: 'pattern', params: { pattern: '^(?:never)$' }, value: 'a' };
  expect(tellFaults([fault], 'en')[0]?.message).not.toContain('^');
});
