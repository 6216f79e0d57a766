import { expect, test } from 'vitest';
import { addressOf, readAddress, sceneAfter, writeAddress } from './address.ts';
import { asUsual } from './layers.ts';

const plain = { scene: 'town', rotate: null, dim: true, moment: undefined, layers: asUsual } as const;

test('an address that says nothing is the town, staying', () => {
  expect(readAddress({})).toEqual({ ...plain });
  expect(readAddress({ scene: 'nonsense', rotate: '3' })).toEqual({
    ...plain,
  });
  expect(writeAddress(plain)).toEqual({});
});

test('an address that was written is read as it was', () => {
  const address = {
    scene: 'flood',
    rotate: 30,
    dim: false,
    moment: new Date('2026-11-19T06:10:00Z'),
    layers: { show: ['cameras', 'sites'], hide: ['devices'] },
  } as const;
  expect(readAddress(writeAddress(address))).toEqual(address);
});

test('scenes go round in both ways', () => {
  expect([sceneAfter('town', -1), sceneAfter('flood', 1), sceneAfter('fire', 1)]).toEqual(['flood', 'town', 'hotline']);
});

test('a figure opens to its list with its filters, codes kept readable', () => {
  const search = { from: '2026-11-01', class: 'hotline:H03' };
  expect(addressOf('qingxi', { to: 'measures', id: 'hotline.solved', search })).toBe(
    '/qingxi/measures/hotline.solved?from=2026-11-01&class=hotline:H03',
  );
  expect(addressOf('qingxi', { to: 'desk', id: null, search: { state: 'dispatched,handling' } })).toBe(
    '/qingxi/desk?state=dispatched,handling',
  );
  expect(addressOf('qingxi', { to: 'alarms', id: null, search: { kind: 'fire' } })).toBe(
    '/qingxi/alarms?kind=fire&state=all',
  );
});
