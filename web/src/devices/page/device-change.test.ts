import type { DeviceSummary } from '@chengyun/contract/device';
import { expect, test } from 'vitest';
import { deviceChange, deviceValues } from './device-change.ts';

const device: DeviceSummary = {
  ...{ id: 'd', protocol: 'mqtt', externalId: 'x', name: 'a', model: null, profileId: 'smoke', dialect: null },
  ...{ position: [120.5, 31.2], place: 'hall', building: null, areaCode: null, gridCode: null, communityCode: null },
  ...{ parentId: null, state: 'active', version: 1, lastSeen: null, lastAt: null, clockSkewSeconds: null },
};

test('a form that nobody touched changes nothing', () => {
  expect(deviceChange(device, deviceValues(device))).toBeNull();
});

test('only what differs is sent, and what was emptied as null', () => {
  const values = { ...deviceValues(device), name: ' b ', profileId: '', place: ' ', model: 'M', position: undefined };
  expect(deviceChange(device, values)).toEqual({ name: 'b', profileId: null, place: null, model: 'M', position: null });
});
