import { expect, test } from 'vitest';
import { type FloodState, stepFloods } from './step-floods.ts';

const loud = (perSecond: number) => [{ deviceId: 'a', perSecond }];
const run = (steps: readonly (readonly [second: number, perSecond: number | null])[]) => {
  let states: readonly FloodState[] = [];
  return steps.map(([second, perSecond]) => {
    const step = stepFloods(states, perSecond === null ? [] : loud(perSecond), second * 1000);
    states = step.states;
    return [step.begun.length, step.changed.length, step.ended.length];
  });
};

test('a flood begins once, is written again when its rate moves by a fifth, and ends after five quiet seconds', () => {
  expect(
    run([
      [0, 600],
      [1, 640],
      [2, 800],
      [3, 820],
      [4, null],
      [7, null],
      [8, null],
      [9, null],
    ]),
  ).toEqual([
    [1, 0, 0],
    [0, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 1],
    [0, 0, 0],
  ]);
});

test('a pause shorter than five seconds is the same flood, with its worst second', () => {
  const first = stepFloods([], loud(900), 0).states;
  const again = stepFloods(first, loud(300), 4_000);
  expect(again.states).toEqual([{ deviceId: 'a', beganAt: 0, lastAt: 4_000, perSecond: 300, most: 900, told: 300 }]);
});
