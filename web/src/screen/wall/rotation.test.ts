import { expect, test } from 'vitest';
import { stayOf } from './rotation.ts';

test('a scene stays as long as the address says; one that cannot be shown is left soon, at the latest then', () => {
  expect([stayOf(30, false), stayOf(30, true), stayOf(10, true), stayOf(3, true)]).toEqual([30, 5, 5, 3]);
});

test('where scenes do not turn, one that cannot be shown is waited for', () => {
  expect([stayOf(null, false), stayOf(null, true)]).toEqual([null, null]);
});
