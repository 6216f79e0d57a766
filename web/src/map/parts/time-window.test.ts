import { expect, test } from 'vitest';
import { windowOf } from './time-window.ts';

const now = new Date('2026-11-24T07:42:07Z');
const zone = 'Asia/Shanghai';
const text = ({ from, to, live }: ReturnType<typeof windowOf>) => [from.toISOString(), to.toISOString(), live];

test('now and a moment of the last 24 hours lie in the last 24 hours', () => {
  const last = ['2026-11-23T07:42:00.000Z', '2026-11-24T07:42:00.000Z', true];
  expect(text(windowOf(undefined, now, zone))).toEqual(last);
  expect(text(windowOf(new Date('2026-11-23T07:42:00Z'), now, zone))).toEqual(last);
});

test('an older moment lies in its own day by the clock of the town', () => {
  const day = ['2026-11-18T16:00:00.000Z', '2026-11-19T16:00:00.000Z', false];
  for (const at of ['2026-11-18T16:00:00Z', '2026-11-19T03:10:00Z', '2026-11-19T15:59:00Z'])
    expect(text(windowOf(new Date(at), now, zone))).toEqual(day);
});

test('a day on which clocks change is as long as it is', () => {
  const { from, to } = windowOf(new Date('2026-10-25T12:00:00Z'), now, 'Europe/Berlin');
  expect((to.getTime() - from.getTime()) / 3_600_000).toBe(25);
});
