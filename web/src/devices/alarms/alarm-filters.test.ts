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

test('the address of a figure asks for exactly what was counted, in every state', () => {
  const address = { state: 'all', counted: 'yes', verdict: 'false', ack: 'm3', case: 'closed', reason: '-', site: 'A' };
  const { state: _, ...asked } = address;
  expect(toAlarmQuery(readAlarmFilters(address))).toEqual({ ...asked, sort: 'worst' });
});

test('what an address says of verdicts, pace and cases is asked for only where there is such a thing', () => {
  const address = { verdict: 'maybe', ack: 'soon', judge: 'm99', case: 'lost', counted: 'no' };
  expect(toAlarmQuery(readAlarmFilters(address))).toEqual({ state: 'open', sort: 'worst' });
});
