import type { CaseMeasure } from '@chengyun/contract/measures';
import { expect, test } from 'vitest';
import { conditionBehind } from '../behind/condition-behind.ts';
import { countedSql, testedColumns, testedRow } from './condition-sql.ts';
import { spreadOf, termsOf } from './plan.ts';

const perPerson: Extract<CaseMeasure, { kind: 'spread' }> = {
  ...{ id: 'discovery.each', kind: 'spread', spread: 'reporters', basis: 'reported', direction: 'higher' },
  ...{ name: { zh: '人均', en: 'Each' }, formula: { zh: '人均', en: 'Each' }, of: { source: ['patrol'] } },
};

test('cases per person are cases of somebody, in the sums, the sets and the list alike', () => {
  const where = `source in ('patrol') and reporter <> ''`;
  expect(countedSql(perPerson)).toBe(where);
  expect(termsOf(perPerson)).toEqual([{ where, sum: 'rows' }]);
  expect(spreadOf(perPerson).term.where).toBe(where);
  expect(conditionBehind(perPerson, 'numerator')).toBe(where);
});

test('a share of unit grids counts cases of nobody too', () => {
  expect(countedSql({ ...perPerson, spread: 'unit-grids' })).toBe(`source in ('patrol')`);
});

test('whether somebody reported a case is told to whoever makes the sums anew', () => {
  const texts = (reporter: string) => testedColumns.map((column) => (column === `reporter <> ''` ? reporter : 'x'));
  expect([testedRow(texts('t'))['reporter'], testedRow(texts('f'))['reporter']]).toEqual(['epoch', null]);
});
