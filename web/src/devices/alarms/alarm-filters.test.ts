import { expect, test } from 'vitest';
import { isWhole, readAlarmFilters, toAlarmQuery, withAlarmFilter } from './alarm-filters.ts';

test('an address that says nothing asks for what is open, worst first', () => {
  expect(toAlarmQuery(readAlarmFilters({}))).toEqual({ state: 'open', sort: 'worst' });
});

test('what an address may not carry is left out', () => {
  expect(readAlarmFilters({ kind: 'fire', lamp: 'red', building: ' ', n: 3 })).toEqual({ kind: 'fire' });
});

test('unknown states, kinds and orders are not asked for', () => {
  expect(toAlarmQuery({ state: 'gone', kind: 'fire,flood', sort: 'oldest' })).toEqual({
    state: 'open',
    kind: 'fire',
    sort: 'worst',
  });
});

test('a filter taken away leaves the others as they are', () => {
  expect(withAlarmFilter({ kind: 'fire', building: 'A' }, 'kind', undefined)).toEqual({ building: 'A' });
});

test('the whole list is what is open, in any order', () => {
  expect([isWhole({ sort: 'newest' }), isWhole({ state: 'open' }), isWhole({ state: 'cleared' })]).toEqual([
    true,
    true,
    false,
  ]);
});
