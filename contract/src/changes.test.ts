import { expect, test } from 'vitest';
import { changesBetween } from './changes.ts';

test('equal values differ nowhere', () => {
  expect(changesBetween({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
});

test('a changed, a new and a missing value are named by their path', () => {
  expect(changesBetween({ a: { b: 1, c: 2 } }, { a: { b: 3, d: 4 } })).toEqual([
    { path: 'a.b', before: 1, after: 3 },
    { path: 'a.c', before: 2 },
    { path: 'a.d', after: 4 },
  ]);
});

test('things with a code are compared by it, not by their place', () => {
  const before = [
    { code: '01', name: 'x' },
    { code: '02', name: 'y' },
  ];
  expect(changesBetween({ list: before }, { list: [{ code: '02', name: 'z' }] })).toEqual([
    { path: 'list[01]', before: { code: '01', name: 'x' } },
    { path: 'list[02].name', before: 'y', after: 'z' },
  ]);
});

test('a changed order is one change', () => {
  expect(changesBetween([{ id: 'a' }, { id: 'b' }], [{ id: 'b' }, { id: 'a' }])).toEqual([
    { path: '[]', before: ['a', 'b'], after: ['b', 'a'] },
  ]);
});

test('other lists are compared place by place', () => {
  expect(changesBetween({ w: [1, 2, 3] }, { w: [1, 5] })).toEqual([
    { path: 'w[1]', before: 2, after: 5 },
    { path: 'w[2]', before: 3 },
  ]);
});
