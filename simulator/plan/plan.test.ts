import { expect, test } from 'vitest';
import { KINDS } from '../town/kinds.ts';
import { aTown } from './a-town.ts';
import { makePlan } from './plan.ts';
import { valuesOf } from './values.ts';

const NOON = Date.parse('2026-11-25T12:00:00+08:00');
const town = aTown(7, 2_000);

test('a town has its kinds in their proportions, and names that none share', () => {
  expect(town.devices).toHaveLength(2_000);
  const smoke = town.devices.filter(({ kind }) => kind.nature === 'smoke').length;
  expect(smoke / 2_000).toBeCloseTo(0.71, 1);
  expect(new Set(town.devices.map(({ kind }) => kind.id)).size).toBe(KINDS.length);
  expect(new Set(town.devices.map(({ externalId }) => externalId)).size).toBe(2_000);
});

test('one of each kind at least speaks, however small the town', () => {
  const { devices } = aTown(63_741, 120); // its only transmission device was once among the silent ones
  const speaking = new Set(devices.filter(({ isSilent }) => !isSilent).map(({ kind }) => kind.id));
  expect(speaking.size).toBe(KINDS.length);
});

test('a device behind a gateway hangs in the gateway’s building', () => {
  const children = town.devices.filter(({ kind }) => kind.line === 'mqtt-gateway');
  expect(children.length).toBeGreaterThan(100);
  for (const { gateway, spot } of children) expect(town.devices[gateway ?? -1]?.spot).toEqual(spot);
});

test('a fire goes from a detector to a second one, a person and the pumps, and smoke rises around it', () => {
  const plan = makePlan({
    ...{ town, start: NOON, perSecond: null },
    scenarios: [{ kind: 'fire', building: '桐林苑3号楼', afterMs: 10_000 }],
  });
  expect(plan.burning).toEqual([{ building: '桐林苑3号楼', from: 10_000, to: 910_000 }]);
  const events = plan.between(NOON, NOON + 600_000).flatMap(({ event, at }) => {
    return event && event.kind !== 'analytics' && event.kind !== 'fault'
      ? [[(at - NOON) / 1000, event.kind, event.part]]
      : [];
  });
  expect(events).toEqual([
    [10, 'fire', 12],
    [130, 'fire', 13],
    [160, 'fire', 2],
    [175, 'start', 31],
    [182, 'feedback', 32],
  ]);
  const detector = town.devices.find(({ kind, spot }) => kind.nature === 'smoke' && spot.building === '桐林苑3号楼');
  if (!detector) throw new Error('no detector there');
  const smoke = (fire: number) => Number(valuesOf({ seed: 7, device: detector, n: 1, at: NOON, fire })['smoke']);
  expect(smoke(0)).toBeLessThan(0.3);
  expect(smoke(1)).toBeGreaterThan(1);
});

test('a building without a transmission device is told, with some that have one', () => {
  const scenarios = [{ kind: 'fire', building: '无此楼', afterMs: 0 } as const];
  expect(() => makePlan({ town, start: NOON, perSecond: null, scenarios })).toThrow(/“无此楼”.*可选：桐林苑\d+号楼/);
});

test('a gateway gone mad sends as many as it was told, each of its own', () => {
  const runaway = { kind: 'runaway', perSecond: 10_000, afterMs: 1_000, forMs: 2_000 } as const;
  const plan = makePlan({ town, start: NOON, perSecond: null, scenarios: [runaway] });
  const mad = plan.between(NOON, NOON + 5_000).flatMap(({ values }) => values['overflow'] ?? []);
  expect(new Set(mad).size).toBe(20_000);
  expect(mad).toHaveLength(20_000);
});
