import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleFiles } from './example-files.ts';
import { joinPacks } from './join-packs.ts';
import { loadPacks } from './load-packs.ts';
import { PackError } from './pack-problem.ts';
import type { PackFile } from './yaml-source.ts';

const measures: PackFile = {
  path: 'streets/measures.yaml',
  text: `- id: streets.on-time
  kind: share
  name: { zh: 按时率, en: On time }
  formula: { zh: 按时 ÷ 结案, en: On time ÷ closed }
  basis: closed
  of: { kind: [street-case], ended: [closed] }
  part: [{ when: { late: false }, weight: 1 }]
  direction: higher
`,
};

function told(from: string, to: string, path = measures.path): string {
  try {
    joinPacks([...exampleFiles, { path, text: measures.text.replace(from, to) }]);
  } catch (error) {
    if (error instanceof PackError) return error.message;
    throw error;
  }
  return 'fits';
}

test('a pack brings measures of its own', () => {
  const loaded = joinPacks([...exampleFiles, measures]);
  expect(loaded.packs[0]?.measures?.map(({ id }) => id)).toEqual(['streets.on-time']);
  expect(loaded.measures).toEqual([]);
});

test('a measure that does not fit is told with file, place, value and what would fit', () => {
  expect([
    told('basis: closed', 'basis: ended'),
    told('late: false', 'lat: false'),
    told('[street-case]', '[street]'),
    told('ended: [closed]', 'ended: [done]'),
    told('weight: 1', 'weight: 2'),
    told('streets.on-time', 'on-time'),
    told('kind: share', 'kind: sum'),
  ]).toEqual([
    'streets/measures.yaml:5:3 [0].basis is "ended"; it must be one of reported, filed, dispatch, handle, close, closed.',
    expect.stringContaining(
      'streets/measures.yaml:7:20 [0].part[0].when.lat is not a known key; known here: kind, source',
    ),
    'streets/measures.yaml:6:16 There is no kind of case "street"; known: street-case.',
    'streets/measures.yaml:6:38 [0].of.ended[0] is "done"; it must be one of open, closed, declined, voided, merged.',
    'streets/measures.yaml:7:35 [0].part[0].weight is 2; it must be a number, above 0 and at most 1.'.replace(
      '.when',
      '',
    ),
    expect.stringContaining('streets/measures.yaml:1:3 [0].id is "on-time"; it must be text that matches'),
    'streets/measures.yaml:2:3 [0].kind is "sum"; it must be one of count, share, mean, spread, alarms, devices.',
  ]);
});

test('a measure given twice is told, also when one of them is the product’s own', () => {
  expect(told('', '', '_measures/own.yaml')).toBe('fits');
  const twice = () => joinPacks([...exampleFiles, measures, { ...measures, path: '_measures/own.yaml' }]);
  expect(twice).toThrow('streets/measures.yaml:1:3 Measure "streets.on-time" is given twice; choose another id.');
});

test('every shipped measure has a formula in both languages, and an id of its family', async () => {
  const { measures: shared, packs } = await loadPacks(join(import.meta.dirname, '../../../../packs'));
  const all = [...shared, ...packs.flatMap((pack) => pack.measures ?? [])];
  expect(all.length).toBeGreaterThan(45);
  expect(all.filter(({ name, formula }) => !/\p{Script=Han}/u.test(name.zh + formula.zh))).toEqual([]);
  expect(all.filter(({ name, formula }) => /\p{Script=Han}/u.test(name.en + formula.en))).toEqual([]);
  expect([...new Set(all.map(({ id }) => id.split('.')[0]))].toSorted()).toEqual([
    ...['devices', 'discovery', 'grid', 'hotline', 'loop'],
  ]);
});
