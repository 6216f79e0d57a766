import { expect, test } from 'vitest';
import { anObservation, aProfile, MIDNIGHT, play, turns } from './a-profile.ts';
import { dueAt, elapse } from './elapse.ts';
import { newState } from './rule-state.ts';

const level = { kind: 'threshold', point: 'a', side: 'above', raise: 10, clear: 8 };
const values = (list: readonly (number | string | boolean)[], every = 10) =>
  list.map((a, at) => anObservation(at * every, { a }));

test('a threshold raises at its value and clears only beyond the band', () => {
  const { signals } = play(aProfile(level), values([9, 10, 9, 8, 7.9, 9, 11]));
  expect(turns(signals)).toEqual(['+10', '-40', '+60']);
});

test('a threshold below works the other way round', () => {
  const below = { kind: 'threshold', point: 'a', side: 'below', raise: 0.1, clear: 0.14 };
  const { signals } = play(aProfile(below), values([0.3, 0.1, 0.12, 0.15]));
  expect(turns(signals)).toEqual(['+10', '-30']);
});

test('with a hold time a threshold raises only after it has been over without a break', () => {
  const { signals } = play(aProfile({ ...level, holdSeconds: 30 }), values([11, 12, 9, 11, 11, 11, 11]));
  expect(turns(signals)).toEqual(['+60']);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5000, 'high'])(
  'a value of %s neither raises nor clears',
  (bad) => {
    const { signals } = play(aProfile(level), values([bad, 11, bad, bad]));
    expect(turns(signals)).toEqual(['+10']);
  },
);

test('a point without a rule, and one the profile does not know, are let be', () => {
  const { signals } = play(aProfile(level), [anObservation(0, { b: 99, unknown: 99, constructor: 99 })]);
  expect(signals).toEqual([]);
});

test('what arrives is scaled into the unit, and found under its name on the wire', () => {
  const point = { id: 'a', name: { zh: '浓度', en: 'a' }, unit: '%', from: [{ name: 'A-Rtd', scale: 0.1 }] };
  const { signals } = play(aProfile(level, { points: [point] }), [
    anObservation(0, { 'A-Rtd': 99 }),
    anObservation(1, { 'A-Rtd': 101 }),
    anObservation(2, { a: 7.9 }),
  ]);
  expect(signals.map(({ value }) => value)).toEqual(['10.1', '7.9']);
});

test('a word or a switch at the wrong place for its hold time raises', () => {
  const open = { kind: 'equals', point: 'a', values: ['open', 'true'], holdSeconds: 20 };
  const { signals } = play(aProfile(open), values(['open', true, 'open', 'closed']));
  expect(turns(signals)).toEqual(['+20', '-30']);
});

test('a change within the window raises, in the way meant only', () => {
  const rate = { kind: 'rate', point: 'a', way: 'up', change: 10, seconds: 30 };
  expect(turns(play(aProfile(rate), values([20, 5, 9, 15, 15, 15, 15])).signals)).toEqual(['+30', '-60']);
  expect(turns(play(aProfile({ ...rate, way: 'down' }), values([20, 5])).signals)).toEqual(['+10']);
});

test('a value that stays where it is raises, one that stays at zero only where zero is meant', () => {
  const stuck = { kind: 'stuck', point: 'a', seconds: 20, tolerance: 0.1 };
  expect(turns(play(aProfile(stuck), values([5, 5.05, 5, 6])).signals)).toEqual(['+20', '-30']);
  const zero = { ...stuck, at: 0 };
  expect(turns(play(aProfile(zero), values([5, 5, 5, 0, 0, 0])).signals)).toEqual(['+50']);
});

test('two points together raise only while both are fresh', () => {
  const both = {
    kind: 'all',
    conditions: [
      { point: 'a', above: 70 },
      { point: 'b', above: 300 },
    ],
    withinSeconds: 60,
  };
  const { signals } = play(aProfile(both), [
    anObservation(0, { a: 80 }),
    anObservation(100, { b: 400 }),
    anObservation(110, { a: 80 }),
    anObservation(120, { a: 60, b: 400 }),
  ]);
  expect(turns(signals)).toEqual(['+110', '-120']);
});

test('an event raises each time it is said and ends with its off, part by part; a reset ends them all', () => {
  const fire = { kind: 'event', event: 'fire' };
  const say = (seconds: number, kind: 'fire' | 'reset', on: boolean, part: string | null) =>
    anObservation(seconds, {}, [{ kind, on, part, text: null }]);
  const { signals } = play(aProfile(fire), [
    say(0, 'fire', true, '1'),
    say(1, 'fire', true, '1'),
    say(2, 'fire', true, '2'),
    say(3, 'fire', false, '1'),
    say(4, 'fire', false, '1'),
    say(5, 'reset', true, null),
  ]);
  expect(signals.map(({ on, part }) => `${on ? '+' : '-'}${part}`)).toEqual(['+1', '+1', '+2', '-1', '-2']);
});

test('silence is told once when it is due, and ends when the device is heard of', () => {
  const profile = aProfile({ kind: 'silence' });
  const heard = play(profile, values([1])).state ?? newState;
  expect(dueAt(profile, heard, 0)).toBe(MIDNIGHT + 180_000);
  expect(elapse(profile, heard, MIDNIGHT + 179_999, 0).signals).toEqual([]);
  const silent = elapse(profile, heard, MIDNIGHT + 180_000, 0);
  expect(turns(silent.signals)).toEqual(['+180']);
  expect(dueAt(profile, silent.state, 0)).toBeNull();
  expect(elapse(profile, silent.state, MIDNIGHT + 900_000, 0).signals).toEqual([]);
  expect(turns(play(profile, [anObservation(0, { a: 1 })], { until: 200 }).signals)).toEqual(['+200']);
});

test('nothing is silent while nobody was listening', () => {
  const profile = aProfile({ kind: 'silence' });
  const heard = play(profile, values([1])).state ?? newState;
  const restarted = MIDNIGHT + 3_600_000;
  expect(elapse(profile, heard, restarted + 60_000, restarted).signals).toEqual([]);
  expect(dueAt(profile, heard, restarted)).toBe(restarted + 180_000);
});
