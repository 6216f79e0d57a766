import { expect, test } from 'vitest';
import { readAddress, writeAddress } from './map-address.ts';

const id = '01a21468-7b9c-7033-850f-002093313380';

test('an empty address shows cases, alarms, patrols and borders, and of devices those with something the matter', () => {
  expect(readAddress({})).toEqual({
    view: undefined,
    layers: ['cases', 'alarms', 'patrols', 'areas'],
    hidden: ['devices.ok', 'devices.off'],
    thing: undefined,
    area: undefined,
    moment: undefined,
  });
});

test('what was chosen is the same when the link is opened, and nothing chosen is not everything', () => {
  const changes = [
    { layers: ['devices', 'areas'] as const },
    { layers: [] },
    { hidden: [] },
    { hidden: ['cases.green'] },
    { thing: { layer: 'cases' as const, id } },
    { area: '310199101001' },
    { moment: new Date('2026-11-19T06:10:00Z') },
    { view: { position: [121.5, 31.2] as const, zoom: 15.25 } },
  ];
  for (const change of changes) expect(readAddress(writeAddress(change))).toMatchObject(change);
});

test('what is as at first is left out of the address, and what is none of ours is passed over', () => {
  expect(
    writeAddress({ layers: ['cases', 'alarms', 'patrols', 'areas'], hidden: ['devices.ok', 'devices.off'] }),
  ).toEqual({});
  expect(
    readAddress({ layers: 'cases,moon', thing: `moon:${id}`, at: 'x', moment: '2999-01-01T00:00Z' }),
  ).toMatchObject({
    layers: ['cases'],
    thing: undefined,
    view: undefined,
    moment: undefined,
  });
});
