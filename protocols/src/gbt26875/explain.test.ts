import { expect, test } from 'vitest';
import { explainLaws } from '../testing/explain-laws.ts';
import { bytesOf, ownVectors } from '../testing/vectors.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { explain } from './explain.ts';

const vectors = ownVectors(import.meta.url);

explainLaws({
  explain,
  isReadable: (bytes) => decode(bytes).ok,
  frames: vectors.map(bytesOf),
});

const smoke = encode({
  ...{
    serial: 7,
    version: [1, 0],
    time: { at: Date.UTC(2026, 10, 25, 0, 0, 0) },
    source: 0xab,
    destination: 0,
    command: 2,
  },
  unit: {
    type: 'component-state',
    items: [
      {
        ...{ systemType: 1, systemAddress: 0, componentType: 42, componentAddress: 0x10005, state: 0b11 },
        ...{ note: { text: '一楼走廊' }, time: { at: Date.UTC(2026, 10, 25, 0, 0, 0) } },
      },
    ],
  },
});

function sayings(bytes: Uint8Array, language: 'zh' | 'en') {
  return explain(bytes).stretches.map(({ at, length, name, value }) => [at, length, name[language], value[language]]);
}

test('a fire of a smoke detector is read byte by byte', () => {
  expect(sayings(smoke, 'zh')).toEqual([
    [0, 2, '启动符', '@@'],
    [2, 2, '业务流水号', '7'],
    [4, 2, '协议版本号', '1.0'],
    [6, 6, '时间标签', '2026-11-25 08:00:00'],
    [12, 6, '源地址', '0000000000ab'],
    [18, 6, '目的地址', '000000000000'],
    [24, 2, '应用数据单元长度', '48 字节'],
    [26, 1, '命令字节', '2 发送数据'],
    [27, 1, '类型标志', '2 建筑消防设施部件状态'],
    [28, 1, '信息对象数目', '1'],
    [29, 1, '系统类型', '1 火灾报警系统'],
    [30, 1, '系统地址', '0'],
    [31, 1, '部件类型', '42 点型光电感烟火灾探测器'],
    [32, 4, '部件地址', '65541（1 回路 5 号）'],
    [36, 2, '状态', '0x0003 正常运行、火警'],
    [38, 31, '部件说明', '一楼走廊'],
    [69, 6, '时间标签', '2026-11-25 08:00:00'],
    [75, 1, '校验和', expect.stringMatching(/^0x/)],
    [76, 2, '结束符', '##'],
  ]);
  expect(sayings(smoke, 'en')[12]).toEqual([31, 1, 'type of component', '42 optical smoke detector']);
});

test('a wrong checksum is told where it stands, with what it should be', () => {
  const broken = smoke.slice();
  broken[36] = 1;
  const { fault, stretches } = explain(broken);
  expect(fault).toEqual({
    at: 75,
    why: { zh: expect.stringContaining('按内容应为'), en: expect.stringContaining('wrong checksum') },
  });
  expect(stretches.find(({ at }) => at === 75)?.fault?.zh).toBe(fault?.why.zh);
});

test('a packet cut off is told by its length', () => {
  expect(explain(smoke.slice(0, 60)).fault).toMatchObject({
    at: 24,
    why: { zh: '按长度 48 应共 78 字节，实收 60 字节' },
  });
});
