import { expect, test } from 'vitest';
import { calmTown } from '../town/calm-town.ts';
import { aTown } from './a-town.ts';
import { everydayAlarms } from './everyday.ts';
import { makePlan } from './plan.ts';

const MIDNIGHT = Date.parse('2026-11-25T00:00:00+08:00');
const DAY_MS = 86_400_000;
const town = aTown(7, 2_000);

test('an ordinary day has a dozen or two fire alarms, each of them over within the quarter of an hour', () => {
  const begun = everydayAlarms(town, MIDNIGHT, DAY_MS).filter(({ event }) => event.on);
  expect(begun.length).toBeGreaterThan(8);
  expect(begun.length).toBeLessThan(30);
  const ended = everydayAlarms(town, MIDNIGHT, DAY_MS).filter(({ event }) => !event.on);
  for (const { at, device } of begun)
    expect(ended.some((end) => end.device === device && end.at > at && end.at - at <= 960_000)).toBe(true);
});

test('a town that was down for an hour goes on with the alarms of that day', () => {
  const noon = MIDNIGHT + DAY_MS / 2;
  const late = everydayAlarms(town, MIDNIGHT, DAY_MS).filter(({ at }) => at >= DAY_MS / 2);
  const again = everydayAlarms(town, noon, DAY_MS / 2).map((one) => ({ ...one, at: one.at + DAY_MS / 2 }));
  expect(again).toEqual(late);
});

test('a calm town of 60,000 is heard of at some ten messages a second, and everything once at the roll call', () => {
  const calm = calmTown(town);
  const plan = makePlan({ town: calm, start: MIDNIGHT, perSecond: null, scenarios: [], rollCallMs: 600_000 });
  expect(plan.perSecond * 30).toBeGreaterThan(5);
  expect(plan.perSecond * 30).toBeLessThan(15);
  const heard = new Set(plan.between(MIDNIGHT, MIDNIGHT + 600_000).map(({ device }) => device.nth));
  const speaking = calm.devices.filter(({ isSilent, kind }) => !isSilent && kind.nature !== 'camera');
  expect(speaking.filter(({ nth }) => !heard.has(nth))).toEqual([]);
});
