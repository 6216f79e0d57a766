import { expect, test } from 'vitest';
import { readSearch, safeReturn, writeSearch } from './search.ts';

test('a filter survives being written into an address and read again', () => {
  const search = { state: 'dispatched,handling', q: '锦秋路 720 弄', lamp: 'red' };
  expect(readSearch(writeSearch(search))).toEqual(search);
});

test('lists stay readable in an address and empty filters are left out', () => {
  expect(writeSearch({ state: 'dispatched,handling', q: '', lamp: undefined })).toBe('?state=dispatched,handling');
});

test.each([
  ['/qingxi/desk?state=filed', '/qingxi/desk?state=filed'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/sign-in?return=/x', '/'],
  [undefined, '/'],
])('after signing in, %s leads to %s', (address, target) => {
  expect(safeReturn(address)).toBe(target);
});
