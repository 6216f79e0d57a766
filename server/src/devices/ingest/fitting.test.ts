import { expect, test } from 'vitest';
import { fitting, instantThatCounts } from './fitting.ts';
import { anObservation } from './test-devices.ts';

const NOW = new Date('2026-11-25T00:00Z');
const DAY_MS = 86_400_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

test('the device tells the time unless its clock is plainly wrong', () => {
  expect(instantThatCounts(null, NOW)).toBe(NOW);
  expect(instantThatCounts(later(-3_600_000), NOW)).toEqual(later(-3_600_000));
  expect(instantThatCounts(later(300_000), NOW)).toEqual(later(300_000));
  expect(instantThatCounts(later(660_000), NOW)).toBe(NOW);
  expect(instantThatCounts(new Date(0), NOW)).toBe(NOW);
});

test('what is older than observations are kept counts as of its receipt', () => {
  expect(instantThatCounts(later(-100 * DAY_MS), NOW)).toEqual(later(-100 * DAY_MS));
  expect(instantThatCounts(later(-101 * DAY_MS), NOW)).toBe(NOW);
});

test('of what speaks of now, a time ten minutes late counts no more than one ten minutes early', () => {
  expect(instantThatCounts(later(-540_000), NOW, true)).toEqual(later(-540_000));
  expect(instantThatCounts(later(-660_000), NOW, true)).toBe(NOW);
  expect(instantThatCounts(later(660_000), NOW, true)).toBe(NOW);
});

test('an ordinary observation goes through untouched', () => {
  const observation = anObservation('d');
  expect(fitting(observation)).toBe(observation);
});

test('what the store cannot hold is cut to what it can', () => {
  const readings = [
    { point: 'a\0', value: 'x\0\ud800' },
    { point: 'b', value: Number.POSITIVE_INFINITY },
    { point: 'c'.repeat(200), value: true },
  ];
  const events = [{ kind: 'fire' as const, on: true, part: 'p\0', text: '警\0' }];
  const fit = fitting(anObservation('d', { readings, events }));
  expect(fit.readings).toEqual([
    { point: 'a', value: 'x\ufffd' },
    { point: 'c'.repeat(128), value: true },
  ]);
  expect(fit.events).toEqual([{ kind: 'fire', on: true, part: 'p', text: '警' }]);
});

test('a message of a thousand readings keeps five hundred', () => {
  const readings = Array.from({ length: 1_000 }, (_, i) => ({ point: `p${i}`, value: i }));
  expect(fitting(anObservation('d', { readings })).readings).toHaveLength(500);
});
