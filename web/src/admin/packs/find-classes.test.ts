import type { Category, Taxonomy } from '@chengyun/contract/pack';
import { expect, test } from 'vitest';
import { depthOf, findClasses } from './find-classes.ts';

function aClass(code: string, parent: string | null, zh: string, more: Partial<Category> = {}): Category {
  return { code, parent, name: { zh, en: `class ${code}` }, local: false, conditions: [], ...more };
}

const condition = {
  ...{
    code: '0202-1',
    text: { zh: '井盖缺失', en: 'Cover missing' },
    limit: { amount: 2, unit: 'urgent_hour' as const },
  },
  ...{ closing: { zh: '恢复', en: 'Restored' }, unitKind: 'municipal-works' },
};
const taxonomy: Taxonomy = {
  ...{ id: 'parts', standard: 'GB/T 30428.2', version: '2013', name: { zh: '部件', en: 'Parts' } },
  categories: [
    aClass('01', null, '公用设施'),
    aClass('0101', '01', '上水井盖', { keywords: ['窨井'] }),
    aClass('02', null, '道路交通'),
    aClass('0202', '02', '路面', { conditions: [condition] }),
  ],
};
const codes = (query: string) => findClasses(taxonomy, query).shown.map(({ code }) => code);

test('a class is found by its name, keyword, code and condition, and shown below its big class', () => {
  expect(codes('上水')).toEqual(['01', '0101']);
  expect(codes('窨井')).toEqual(['01', '0101']);
  expect(codes('0202')).toEqual(['02', '0202']);
  expect(codes('cover')).toEqual(['02', '0202']);
});

test('every word must be answered', () => {
  expect(codes('路面 井盖')).toEqual(['02', '0202']);
  expect(codes('路面 上水')).toEqual([]);
});

test('without a word everything is shown; only hits are counted', () => {
  expect(findClasses(taxonomy, ' ').found).toBe(4);
  expect(findClasses(taxonomy, '井盖').found).toBe(2);
});

test('depth counts the classes above', () => {
  expect([depthOf(taxonomy, '01'), depthOf(taxonomy, '0101')]).toEqual([0, 1]);
});
