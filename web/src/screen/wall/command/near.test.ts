import { expect, test } from 'vitest';
import { mapAround, pageOf, signOf } from './near.ts';

test('what is near wears the sign of its kind, with an alarm that of the alarm', () => {
  expect(signOf({ kind: 'patrol', trouble: null })).toEqual({ shape: 'diamond', colour: 'ink' });
  expect(signOf({ kind: 'hydrant', trouble: null })).toEqual({ shape: 'disc', colour: 'blue' });
  expect(signOf({ kind: 'hydrant', trouble: 'fault' })).toEqual({ shape: 'disc', colour: 'amber' });
  expect(signOf({ kind: 'sensor', trouble: 'fire' })).toEqual({ shape: 'flame', colour: 'red' });
  expect(signOf({ kind: 'sensor', trouble: 'tamper' })).toEqual({ shape: 'disc', colour: 'amber' });
});

test('a device and a patrol have a page of their own, a place has none', () => {
  expect(pageOf({ kind: 'camera', id: '1' })).toEqual({ to: 'devices', id: '1', search: {} });
  expect(pageOf({ kind: 'patrol', id: '2' })).toEqual({ to: 'patrols', id: '2', search: {} });
  expect((['aed', 'shelter', 'place'] as const).map((kind) => pageOf({ kind, id: '3' }))).toEqual([null, null, null]);
});

test('what is counted around a place opens the map there, with every state of cases and devices', () => {
  expect(mapAround([121.5, 31.2])).toEqual({
    to: 'map',
    id: null,
    search: { at: '121.50000,31.20000,17', layers: 'cases,alarms,devices,areas', hide: ',' },
  });
});
