import { privacyKinds, privacyOutcomes, privacyStates } from '@chengyun/contract/privacy-request';
import { expect, test } from 'vitest';
import { answerObstacle, stepObstacle, stepsNow } from './life.ts';

test('before the identity was checked a request may only be checked, looked at or refused, whatever it asks', () => {
  for (const kind of privacyKinds) expect(stepsNow({ state: 'received', kind })).toEqual(['verify', 'look', 'refuse']);
});

test('once it was checked, each kind has its own deed, and an end', () => {
  const deeds = privacyKinds.map((kind) => [kind, stepsNow({ state: 'verified', kind })]);
  expect(deeds).toEqual([
    ['access', ['look', 'ask_export', 'export', 'answer', 'refuse']],
    ['correct', ['look', 'correct', 'answer', 'refuse']],
    ['erase', ['look', 'erase', 'answer', 'refuse']],
    ['object', ['look', 'erase', 'answer', 'refuse']],
  ]);
});

test('a request that has ended takes no step any more', () => {
  for (const state of privacyStates.slice(2))
    for (const kind of privacyKinds) expect(stepsNow({ state, kind })).toEqual([]);
});

test('a step of another kind of request is told as such, at whatever point', () => {
  expect(stepObstacle('erase', { state: 'verified', kind: 'access' })).toBe('kind');
  expect(stepObstacle('export', { state: 'received', kind: 'erase' })).toBe('kind');
  expect(stepObstacle('export', { state: 'received', kind: 'access' })).toBe('state');
});

test('nobody is told that something was done which was not, nor that nothing is held while something is', () => {
  const told = (kind: (typeof privacyKinds)[number], deeds: number, held: number) =>
    privacyOutcomes.map((outcome) => answerObstacle(outcome, { kind, deeds, held }));
  expect(told('access', 0, 0)).toEqual(['undone', 'undone', null]);
  expect(told('access', 0, 3)).toEqual(['undone', 'undone', 'held']);
  expect(told('access', 1, 3)).toEqual([null, null, 'held']);
  expect(told('correct', 1, 0)).toEqual([null, null, 'held']);
  expect(told('erase', 1, 0)).toEqual([null, null, 'held']);
  expect(told('erase', 1, 1)).toEqual(['held', null, 'held']);
  expect(told('object', 0, 1)).toEqual([null, null, 'held']);
});
