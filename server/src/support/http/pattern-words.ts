import type { Bilingual } from './language.ts';

/** What a text of a pattern is, in words, with texts that fit it. */
type PatternWords = Bilingual & { readonly examples: readonly string[] };

const id: Bilingual = {
  zh: '小写字母开头，只含小写字母、数字和连字符“-”',
  en: 'lower-case letters, digits and hyphens, beginning with a letter',
};
const idWithLine: Bilingual = {
  zh: '小写字母开头，只含小写字母、数字和下划线“_”',
  en: 'lower-case letters, digits and underscores, beginning with a letter',
};
const day: Bilingual = { zh: '日期（年-月-日）', en: 'a day (year-month-day)' };
const month: Bilingual = { zh: '月份（年-月）', en: 'a month (year-month)' };
const written: Bilingual = { zh: '有内容的文字，不能全是空格', en: 'a text that is not blank' };
const phone: Bilingual = { zh: '电话号码，只含数字、空格、“+”和“-”', en: 'a phone number of digits, spaces, + and -' };
const measure: Bilingual = { zh: '指标编号（类别.名称）', en: 'the id of a measure (family.name)' };
const path: Bilingual = { zh: '以 $ 开头的 JSON 路径', en: 'a JSON path beginning with $' };

/** Every pattern that what people and programs send is checked against; the problem answer says these words in its place. */
const patterns: readonly (readonly [pattern: string, words: Bilingual, ...examples: readonly string[]])[] = [
  [
    '^\\d{4}(-W(0[1-9]|[1-4]\\d|5[0-3])|-(0[1-9]|1[0-2]))?$',
    { zh: '周、月或年', en: 'a week, a month or a year' },
    ...['2026-W30', '2026-07', '2026'],
  ],
  [
    '^20\\d\\d(-(0[1-9]|1[0-2]|Q[1-4]))?$',
    { zh: '月、季度或年', en: 'a month, a quarter or a year' },
    ...['2026-07', '2026-Q3', '2026'],
  ],
  ['^\\d{4}-(0[1-9]|1[0-2])$', month, '2026-07'],
  ['^20\\d\\d-(0[1-9]|1[0-2])$', month, '2026-07'],
  ['^20\\d\\d$', { zh: '年份（四位数字）', en: 'a year of four digits' }, '2026'],
  ['^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', day, '2026-01-31'],
  ['^\\d{4}-\\d{2}-\\d{2}$', day, '2026-01-31'],
  ['^([01][0-9]|2[0-3]):[0-5][0-9]$', { zh: '时刻（时:分）', en: 'a time of day (hour:minute)' }, '08:30'],
  [
    '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
    { zh: '时刻（时:分），最晚 24:00', en: 'a time of day (hour:minute), 24:00 at the latest' },
    ...['17:30', '24:00'],
  ],
  ['\\S', written, '已核实'],
  ['\\S\\s*\\S', { zh: '至少两个字的文字', en: 'a text of two characters or more' }, '已核实'],
  ['^[0-9+ -]{3,32}$', phone, '021 5555 0100'],
  ['^[0-9+ -]{5,32}$', phone, '021 5555 0100'],
  [
    '^([0-9]{17}[0-9Xx]|[0-9]{15})$',
    { zh: '身份证号码（18 位或 15 位）', en: 'a number of an identity card, 18 or 15 characters' },
    '11010119000101001X',
  ],
  ['^[0-9]{12}$', { zh: '居村区划代码（12 位数字）', en: 'the code of a community, 12 digits' }, '310199101001'],
  [
    '^[0-9A-Za-z]{6,24}$',
    { zh: '区域代码（6 至 24 位字母或数字）', en: 'the code of an area, 6 to 24 letters or digits' },
    '310199101001',
  ],
  [
    '^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*$',
    {
      zh: '文字或数字开头，只含文字、数字和“.”“_”“-”',
      en: 'letters, digits, dots, underscores and hyphens, beginning with a letter or digit',
    },
    'intake01',
  ],
  [
    '^[A-Za-z0-9._-]+$',
    { zh: '只含字母、数字和“.”“_”“-”', en: 'letters, digits, dots, underscores and hyphens' },
    'CG-01',
  ],
  [
    '^[A-Za-z0-9.]{1,20}$',
    { zh: '类别代码（字母、数字和“.”）', en: 'the code of a class: letters, digits and dots' },
    '0110',
  ],
  [
    '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    { zh: '编号（UUID）', en: 'an id (UUID)' },
    '0198c0de-0000-7000-8000-000000000001',
  ],
  ['^[a-z][a-z0-9-]{0,47}$', id, 'grid-patrol'],
  ['^[a-z][a-z0-9_]{0,47}$', idWithLine, 'water_level'],
  ['^[a-z][a-z0-9_]{0,30}$', { zh: `镇的编号：${idWithLine.zh}`, en: `the id of a town: ${idWithLine.en}` }, 'qingxi'],
  [
    '^[a-z][a-z0-9_-]{0,31}$',
    { zh: `来源编号：${id.zh}和下划线“_”`, en: `the id of a source: ${id.en}; underscores too` },
    'hotline-12345',
  ],
  [
    '^[a-z0-9][a-z0-9.-]{0,63}$',
    { zh: '只含小写字母、数字和“.”“-”', en: 'lower-case letters, digits, dots and hyphens' },
    'task-1',
  ],
  ['^[a-z][a-z0-9-]{0,23}\\.[a-z][a-z0-9-]{0,39}$', measure, 'loop.reported'],
  ['^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$', measure, 'loop.reported'],
  [
    '^[a-z]+(,[a-z]+)*$',
    { zh: '小写英文词，多个用逗号分隔', en: 'words of lower-case letters, with commas between them' },
    ...['smoke', 'smoke,gas'],
  ],
  ['^[A-Z]{2,6}$', { zh: '2 至 6 个大写字母', en: '2 to 6 capital letters' }, 'QX'],
  ['^\\d{1,7}$', { zh: '不超过 7 位的整数', en: 'a whole number of at most 7 digits' }, '12'],
  [
    '^([0-9A-Fa-f]{2})*$',
    { zh: '十六进制字节，每个字节两位，不加空格', en: 'bytes in hexadecimal, two digits each and no spaces' },
    '4040FF23',
  ],
  [
    '^[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}$',
    {
      zh: '证书的 SHA-256 指纹（64 位十六进制，可用冒号分隔）',
      en: 'the SHA-256 fingerprint of a certificate, 64 hexadecimal digits, colons allowed',
    },
    'A1'.repeat(32),
  ],
  [
    '^-?\\d{1,2}(\\.\\d{1,20})?$',
    { zh: '以度为单位的纬度（WGS-84）', en: 'a latitude in degrees (WGS-84)' },
    '31.2304',
  ],
  [
    '^-?\\d{1,3}(\\.\\d{1,20})?$',
    { zh: '以度为单位的经度（WGS-84）', en: 'a longitude in degrees (WGS-84)' },
    '121.4737',
  ],
  ['^https?://\\S+$', { zh: '网址', en: 'an address of the web' }, 'https://example.org/photo.jpg'],
  ['^[A-Za-z0-9+/]+=*$', { zh: 'Base64 编码的文件内容', en: 'the content of a file in Base64' }, 'UEsDBA=='],
  [
    '^(?!v[12]/)[^\\0\\s]+$',
    {
      zh: 'MQTT 主题，不含空格，不以 v1/、v2/ 开头',
      en: 'an MQTT topic without spaces that does not begin with v1/ or v2/',
    },
    'factory/+/up',
  ],
  ["^\\$(\\.[^.\\[\\]{}'\"\\s]+|\\[\\d{1,4}\\]|\\[\\*\\]|\\['[^']+'\\])*$", path, ...['$', '$.data[0].value']],
  [
    "^(\\$(\\.[^.\\[\\]{}'\"\\s]+|\\[\\d{1,4}\\]|\\[\\*\\]|\\['[^']+'\\])*|\\{[a-z][a-z0-9_]{0,31}\\})$",
    { zh: `${path.zh}，或主题中的一段（写在花括号里）`, en: `${path.en}, or a part of the topic in braces` },
    ...['$.id', '{device}'],
  ],
];

/** The words of patterns, by pattern. */
export const patternWords: ReadonlyMap<string, PatternWords> = new Map(
  patterns.map(([pattern, words, ...examples]) => [pattern, { ...words, examples }]),
);

/** What would fit a pattern: `a month (year-month), such as 2026-07`. A pattern nobody has put into words is not shown. */
export function tellPattern(pattern: string): Bilingual {
  const words = patternWords.get(pattern);
  if (!words)
    return { zh: '写法不对，请按接口说明填写', en: 'it is not written as the description of the interface says' };
  const { zh, en, examples } = words;
  return { zh: `应为${zh}，如 ${examples.join('、')}`, en: `it must be ${en}, such as ${examples.join(', ')}` };
}
