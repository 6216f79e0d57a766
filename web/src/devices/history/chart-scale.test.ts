import { expect, test } from 'vitest';
import { boundsOf, nearest, niceTicks, runsOf } from './chart-scale.ts';

const sample = (at: number, value = 1) => ({ at, value });

test('ticks are round and cover the values', () => {
  expect(niceTicks(0.07, 0.31)).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  expect(niceTicks(-3, 12)).toEqual([-5, 0, 5, 10, 15]);
});

test('a value that never moves has room above and below', () => {
  expect(niceTicks(4, 4)).toEqual([2, 3, 4, 5, 6]);
  expect(niceTicks(0, 0)).toEqual([-0.5, 0, 0.5]);
});

test('bounds know what was drawn into one', () => {
  expect(boundsOf([{ at: 0, value: 2, low: 1, high: 9 }, sample(1, 3)])).toEqual([1, 9]);
  expect(boundsOf([])).toBeUndefined();
});

test('a silence breaks the line', () => {
  expect(runsOf([sample(0), sample(10), sample(20), sample(90), sample(100)]).map((run) => run.length)).toEqual([3, 2]);
});

test('the nearest sample is found on either side', () => {
  expect(nearest([sample(0), sample(10), sample(20)], 16)?.at).toBe(20);
});
