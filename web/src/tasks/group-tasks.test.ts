import type { CaseSummary } from '@chengyun/contract/case';
import { expect, test } from 'vitest';
import { groupTasks, tasksIn } from './group-tasks.ts';

const aCase = (id: string, given: Partial<CaseSummary>) =>
  ({
    ...{ id, state: 'handling', reworks: 0, dueAt: null, suspendedUntil: null, reportedAt: '2026-11-20T08:00:00Z' },
    ...given,
  }) as CaseSummary;

const idsOf = (cases: readonly CaseSummary[]) =>
  groupTasks(cases).map((one) => [one.group, one.cases.map(({ id }) => id)]);

test('what waits to be accepted comes before what was sent back, then what is in hand', () => {
  const cases = [
    aCase('a', { state: 'handled' }),
    aCase('b', {}),
    aCase('c', { reworks: 1 }),
    aCase('d', { state: 'dispatched' }),
  ];
  expect(idsOf(cases)).toEqual([
    ['dispatched', ['d']],
    ['rework', ['c']],
    ['handling', ['b']],
    ['handled', ['a']],
  ]);
});

test('within a group the nearest deadline comes first, across offsets, and stopped clocks last', () => {
  const cases = [
    aCase('suspended', { dueAt: '2026-11-24T01:00:00Z', suspendedUntil: '2027-01-01T00:00:00Z' }),
    aCase('later', { dueAt: '2026-11-24T09:00:00Z' }),
    aCase('sooner', { dueAt: '2026-11-24T15:00:00+08:00' }),
    aCase('none', {}),
  ];
  expect(idsOf(cases)).toEqual([['handling', ['sooner', 'later', 'suspended', 'none']]]);
});

test('a closed case is asked for only where a supervision waits for an answer, and that comes first', () => {
  const cases = [aCase('a', { state: 'dispatched' }), aCase('b', { state: 'closed' })];
  expect(idsOf(cases)).toEqual([
    ['answer', ['b']],
    ['dispatched', ['a']],
  ]);
});

test('the true number of tasks is that of the states in which a unit has something to do or waits', () => {
  expect(tasksIn({ states: { reported: 3, filed: 50, dispatched: 200, handling: 140, checked: 7 } })).toBe(343);
});

test('a case that came to nothing is in no group', () => {
  expect(groupTasks([aCase('a', { state: 'voided' })])).toEqual([]);
});
