import { expect, test } from 'vitest';
import { townProgress } from './town-progress.ts';

test('a town that is made says nothing of its making', () => {
  expect(townProgress(null)).toBeNull();
});

test('cases and devices are told in whole percent, each until it is done', () => {
  const devices = { done: 6_000, total: 60_000 };
  expect(townProgress({ what: 'sample-history', share: 0.4271, devices })).toEqual({ cases: 42, devices: 10 });
  expect(townProgress({ devices })).toEqual({ cases: null, devices: 10 });
  expect(townProgress({ what: 'sample-history' })).toEqual({ cases: 0, devices: null });
});

test('the last step is not told as done before it is', () => {
  expect(townProgress({ what: 'sample-history', share: 1 })).toEqual({ cases: 99, devices: null });
  expect(townProgress({ devices: { done: 0, total: 0 } })).toEqual({ cases: null, devices: 0 });
});
