import { expect, test } from 'vitest';
import { explainLaws } from '../testing/explain-laws.ts';
import { bytesOf, ownVectors, utf8 } from '../testing/vectors.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { explain } from './explain.ts';
import { compose } from './message.ts';

explainLaws({
  explain,
  isReadable: (bytes) => decode(bytes).ok,
  frames: ownVectors(import.meta.url).map(bytesOf),
});

const flag = { edition: '2017', parts: false, answer: true } as const;
const head = { st: '39', cn: '2011', pw: '123456', mn: 'DUST0001', pnum: null, pno: null, flag };
const dust = encode(
  compose({ qn: '20261125080000000', ...head }, [
    [{ name: 'DataTime', value: '20261125080000' }],
    [
      { name: 'a34002-Rtd', value: '61.5' },
      { name: 'a34002-Flag', value: 'N' },
    ],
  ]),
);

function sayings(bytes: Uint8Array, language: 'zh' | 'en') {
  return explain(bytes).stretches.map(({ name, value }) => [name[language], value[language]]);
}

test('dust of a building site is read field by field', () => {
  expect(sayings(dust, 'zh')).toEqual([
    ['包头', '##'],
    ['数据段长度', expect.stringMatching(/^\d{4}$/)],
    ['QN 请求编码', '20261125080000000 (2026-11-25 08:00:00)'],
    ['ST 系统编码', '39 工地扬尘污染源'],
    ['CN 命令编码', '2011 污染物实时数据'],
    ['PW 访问密码', '123456'],
    ['MN 设备唯一标识', 'DUST0001'],
    ['Flag 拆分包及应答标志', '5 2017 版，无包号，需应答'],
    ['数据区开始', 'CP=&&'],
    ['DataTime 数据时间', '20261125080000 (2026-11-25 08:00:00)'],
    ['a34002-Rtd 可吸入颗粒物PM10 实时值', '61.5 微克/立方米'],
    ['a34002-Flag 可吸入颗粒物PM10 数据标记', 'N 正常'],
    ['数据区结束', '&&'],
    ['CRC 校验', expect.stringMatching(/^[0-9A-F]{4}$/)],
    ['包尾', 'CR LF'],
  ]);
  expect(sayings(dust, 'en')[10]).toEqual(['a34002-Rtd PM10, live value', '61.5']);
});

test('a wrong CRC is told with what it should be', () => {
  const text = new TextDecoder().decode(dust).replace('61.5', '61.6');
  const { fault, stretches } = explain(utf8(text));
  expect(fault?.why.zh).toMatch(/CRC 校验不符，按内容应为 [0-9A-F]{4}/);
  expect(stretches.find((one) => one.fault)?.name.zh).toBe('CRC 校验');
});

test('a length that does not fit is told with both numbers', () => {
  const text = new TextDecoder().decode(dust).replace(/^##\d{4}/, '##0009');
  expect(explain(utf8(text)).fault).toMatchObject({ at: 2, why: { zh: expect.stringContaining('长度字段为 9') } });
});
