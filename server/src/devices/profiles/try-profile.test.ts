import type { TrialSample } from '@chengyun/contract/profile-trial';
import { expect, test } from 'vitest';
import { aProfile } from '../rules/a-profile.ts';
import { sampleObservations, tryProfile } from './try-profile.ts';

const START = new Date('2026-11-25T00:00:00Z');
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000).toISOString();

function tried(rule: object, samples: readonly TrialSample[], hours = 1) {
  const listened = { from: START.getTime(), to: START.getTime() + hours * 3_600_000 };
  return tryProfile(aProfile(rule), sampleObservations(samples, START), listened).map((alarm) => [
    ...[alarm.rule, alarm.at, alarm.endedAt],
  ]);
}

test('a threshold held long enough begins one alarm, and ends it below the lower edge', () => {
  const rule = { kind: 'threshold', point: 'a', side: 'above', raise: 10, clear: 8, holdSeconds: 60 };
  const values = [9, 11, 12, 12, 9, 7].map((a, nth) => ({ after: nth * 60, values: { a } }));
  expect(tried(rule, values)).toEqual([['rule', at(120), at(300)]]);
});

test('samples are judged in the order of their times, whatever order they come in', () => {
  const rule = { kind: 'threshold', point: 'a', side: 'above', raise: 10, clear: 8 };
  const values = [
    { after: 60, values: { a: 5 } },
    { after: 0, values: { a: 11 } },
  ];
  expect(tried(rule, values)).toEqual([['rule', at(0), at(60)]]);
});

test('silence begins by itself when nothing more is said, and ends with the next word', () => {
  const rule = { kind: 'silence', seconds: 600, gives: { kind: 'silent' } };
  expect(
    tried(rule, [
      { after: 0, values: { a: 1 } },
      { after: 1200, values: { a: 1 } },
    ]),
  ).toEqual([
    ['rule', at(600), at(1200)],
    ['rule', at(1800), null],
  ]);
});

test('a fire that is said twice is one, until the device says it is over', () => {
  const rule = { kind: 'event', event: 'fire', gives: { kind: 'fire', severity: 'critical' } };
  const fire = (after: number, on: boolean) => ({ after, event: { kind: 'fire' as const, on } });
  expect(tried(rule, [fire(0, true), fire(10, true), fire(20, false)])).toEqual([['rule', at(0), at(20)]]);
});

test('nothing said and no silence rule: nothing begins', () => {
  expect(tried({ kind: 'event', event: 'fire' }, [])).toEqual([]);
});
