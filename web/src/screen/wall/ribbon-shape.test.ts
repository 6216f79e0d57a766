import type { WallRibbon } from '@chengyun/contract/wall';
import { expect, test } from 'vitest';
import { barsOf, hoursOf, marksOf, momentOf } from './ribbon-shape.ts';

const opens: WallRibbon['total']['opens'] = { to: 'measures', id: 'loop.reported', search: {} };
const total: WallRibbon['total'] = {
  ...{ name: { zh: '上报', en: 'Reported' }, value: 9, direction: 'neutral' as const, target: null },
  ...{ before: null, opens, format: 'count' },
};
const ribbon: WallRibbon = {
  of: 'cases',
  ...{ from: '2026-11-24T07:40:00.000Z', slotMinutes: 10, total, mean: null },
  ...{ reported: [0, 8, 1], late: [0, 0, 2], fires: [1, 0, 0] },
};

test('the fullest slot reaches the top, empty ones have no bar', () => {
  expect(barsOf(ribbon)).toEqual([
    { slot: 1, height: 1 },
    { slot: 2, height: 0.125 },
  ]);
  expect([marksOf(ribbon.late), marksOf(ribbon.fires)]).toEqual([[2], [0]]);
});

test('a quiet night is drawn low, not stretched', () => {
  expect(barsOf({ ...ribbon, reported: [1, 0, 0] })).toEqual([{ slot: 0, height: 0.25 }]);
});

test('a slot stands for the moment at its end', () => {
  expect(momentOf(ribbon, 0).toISOString()).toBe('2026-11-24T07:50:00.000Z');
});

test('labels stand at full hours of the town, every three', () => {
  const day = { ...ribbon, reported: new Array<number>(144).fill(0) };
  const hours = hoursOf(day, 480);
  expect(hours[0]).toEqual({ slot: 14, at: new Date('2026-11-24T10:00:00.000Z') });
  expect(hours).toHaveLength(8);
});
