import { expect, test } from 'vitest';
import { judgeRepeats, levelOf } from './judge.ts';

const policy = { group: { callers: 5, days: 7 }, place: { metres: 50, days: 30, alert: 3, supervise: 5 } };

test('the third report at a place is told, the fifth is to be supervised, of an unknown place nothing is said', () => {
  expect([null, 1, 2, 3, 4, 5, 9].map((reports) => levelOf(policy.place, reports))).toEqual([
    ...(['none', 'none', 'none', 'alert', 'alert', 'supervise', 'supervise'] as const),
  ]);
});

test('five callers are a group, and a case is as frequent as the most frequent report it speaks for', () => {
  const of = (callers: number, atPlace: number | null, held: readonly ('none' | 'alert' | 'supervise')[]) =>
    judgeRepeats(policy, { callers, atPlace, held });
  expect(of(4, 2, [])).toEqual({ grouped: false, frequent: 'none' });
  expect(of(5, 1, ['none', 'alert'])).toEqual({ grouped: true, frequent: 'alert' });
  expect(of(0, null, ['supervise', 'none'])).toEqual({ grouped: false, frequent: 'supervise' });
});
