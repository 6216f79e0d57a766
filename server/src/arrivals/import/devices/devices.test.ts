import type { ImportMapping } from '@chengyun/contract/import';
import { expect, test } from 'vitest';
import { findDeviceGaps, guessDeviceMapping } from './device-mapping.ts';
import type { DeviceWords } from './device-row.ts';
import { protocolOf } from './protocol-words.ts';
import { deviceReader } from './read-device-row.ts';

const HEADINGS = [
  '设备编号',
  '设备名称',
  '协议',
  '设备类型',
  '楼栋',
  '安装位置',
  '居村',
  '经度',
  '纬度',
  '网关',
  '令牌',
];
const CELLS = ['SM-1', '一楼烟感', 'MQTT', '烟感', '1 号楼', '走廊', '清溪社区', '120.5', '31.2', 'GW-1', 'token-1'];
const words: DeviceWords = {
  profiles: new Map([
    ['烟感', 'smoke'],
    ['smoke', 'smoke'],
  ]),
  areas: new Map([['清溪社区', '320583001001']]),
};

function read(cells: readonly string[], over: Partial<ImportMapping> = {}) {
  return deviceReader(HEADINGS, { ...guessDeviceMapping(HEADINGS, {}), ...over }, words)({ rowNumber: 2, cells });
}

function changed(heading: string, value: string): string[] {
  return CELLS.map((cell, at) => (HEADINGS[at] === heading ? value : cell));
}

function problems(result: ReturnType<typeof read>) {
  return result.ok ? [] : result.problems.map(({ path, value }) => [path, value]);
}

test('headings of a list of devices are recognised', () => {
  expect(guessDeviceMapping(HEADINGS, {}).columns).toEqual({
    ...{ externalId: '设备编号', name: '设备名称', protocol: '协议', profile: '设备类型', building: '楼栋' },
    ...{ place: '安装位置', community: '居村', lon: '经度', lat: '纬度', parent: '网关', secret: '令牌' },
  });
});

test('a row is a device in our words', () => {
  expect(read(CELLS)).toEqual({
    ok: true,
    row: {
      ...{ rowNumber: 2, protocol: 'mqtt', externalId: 'SM-1', name: '一楼烟感', profileId: 'smoke' },
      ...{ building: '1 号楼', place: '走廊', areaCode: '320583001001', lon: 120.5, lat: 31.2 },
      ...{ parent: 'GW-1', secret: 'token-1' },
    },
  });
});

test('what a row leaves empty is not said', () => {
  const bare = CELLS.map((cell, at) => (at < 3 ? cell : ''));
  expect(read(bare)).toEqual({
    ok: true,
    row: { rowNumber: 2, protocol: 'mqtt', externalId: 'SM-1', name: '一楼烟感' },
  });
});

test('each thing that does not fit is named with its value', () => {
  expect(problems(read(changed('协议', '电报')))).toEqual([['protocol', '电报']]);
  expect(problems(read(changed('设备类型', '罗盘')))).toEqual([['profile', '罗盘']]);
  expect(problems(read(changed('居村', '桃花源')))).toEqual([['community', '桃花源']]);
  expect(problems(read(changed('设备名称', '')))).toEqual([['name', '']]);
  expect(problems(read(changed('令牌', '123')))).toEqual([['secret', '123']]);
  expect(problems(read(changed('纬度', '')))).toEqual([['lat', '']]);
});

test('a certificate stands in place of a token, on protocols that ask for one', () => {
  const headings = [...HEADINGS, '证书'];
  const readWith = (cells: readonly string[]) =>
    deviceReader(headings, guessDeviceMapping(headings, {}), words)({ rowNumber: 2, cells });
  expect(readWith([...changed('令牌', ''), 'pump-1.town'])).toMatchObject({ row: { certificate: 'pump-1.town' } });
  expect(problems(readWith([...CELLS, 'pump-1.town']))).toEqual([['certificate', 'pump-1.town']]);
});

test('an id that a spreadsheet has rounded is refused, not guessed', () => {
  expect(problems(read(changed('设备编号', '8.61234567890E+14')))).toEqual([['externalId', '8.61234567890E+14']]);
});

test('the address of a transmitter is hex', () => {
  const asTransmitter = (id: string) =>
    problems(
      read(changed('设备编号', id), { columns: { externalId: '设备编号', name: '设备名称' }, protocol: 'gbt26875' }),
    );
  expect(asTransmitter('00AB')).toEqual([]);
  expect(asTransmitter('XYZ')).toEqual([['externalId', 'XYZ']]);
});

test('a device that stands in a list twice is told with the row it stood in first', () => {
  const reader = deviceReader(HEADINGS, guessDeviceMapping(HEADINGS, {}), words);
  expect(reader({ rowNumber: 2, cells: CELLS }).ok).toBe(true);
  const again = reader({ rowNumber: 9, cells: changed('设备编号', 'sm-1') });
  expect(again.ok ? [] : again.problems[0]?.message.zh).toBe('与第 2 行重复');
});

test('protocols are known by the words lists use', () => {
  const named = ['GB/T 26875.3', 'HJ 212-2017', 'hj212', '用户信息传输装置', '中国电信 AEP', 'LoRaWAN'];
  expect(named.map(protocolOf)).toEqual(['gbt26875', 'hj212', 'hj212', 'gbt26875', 'ctwing', undefined]);
});

test('a mapping says what it lacks', () => {
  const gaps = findDeviceGaps(['a'], { kind: 'devices', source: 'import', columns: { name: 'b' } }, words);
  expect(gaps.map(({ path }) => path)).toEqual(['name', 'externalId', 'protocol']);
  const one = { kind: 'devices', source: 'import', columns: { name: 'a', externalId: 'a' } };
  expect(findDeviceGaps(['a'], { ...one, protocol: 'mqtt' }, words)).toEqual([]);
  expect(findDeviceGaps(['a'], { ...one, protocol: 'mqtt', profile: 'gone' }, words).map(({ path }) => path)).toEqual([
    'profile',
  ]);
});
