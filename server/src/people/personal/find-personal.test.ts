import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findKnown, findNumbers, findRooms, normal } from './find-personal.ts';
import { isIdNumber } from './id-number.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const mobile = fc
  .tuple(fc.constantFrom('3', '5', '7', '8', '9'), digits(9))
  .map(([second, rest]) => `1${second}${rest}`);

/** Identity numbers made by the rule of GB 11643-1999, apart from the code under test. */
const idNumber = fc
  .tuple(fc.constantFrom('310101', '110105', '440300'), fc.integer({ min: 0, max: 40_000 }), digits(3))
  .map(([region, day, order]) => {
    const born = new Date(Date.UTC(1915, 0, 1) + day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const body = `${region}${born}${order}`;
    let sum = 0;
    for (let at = 0; at < 17; at += 1) sum += Number(body[at]) * (2 ** (17 - at) % 11);
    const check = (12 - (sum % 11)) % 11;
    return `${body}${check === 10 ? 'X' : check}`;
  });

// Words around a number: anything but digits and what may belong to a number.
const words = fc.stringMatching(/^[\u4e00-\u9fa5，。a-z]{0,12}$/);

test('an identity number with a right check sign is found wherever it stands, with a wrong one nowhere', () => {
  fc.assert(
    fc.property(words, idNumber, words, (before, id, after) => {
      const text = `${before}，${id}，${after}`;
      expect(findNumbers(text).map(({ kind, value }) => [kind, value])).toEqual([['id', id]]);
      const wrong = `${id.slice(0, 17)}${id[17] === '1' ? '2' : '1'}`;
      expect(isIdNumber(wrong)).toBe(false);
      expect(findNumbers(`${before}，${wrong}，${after}`)).toEqual([]);
    }),
  );
});

test('a mobile number is found however it is written', () => {
  const written = (phone: string) => [
    phone,
    `+86 ${phone}`,
    `86-${phone}`,
    `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
    `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
    phone.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ];
  fc.assert(
    fc.property(words, mobile, words, (before, phone, after) => {
      for (const one of written(phone)) {
        const [found, ...more] = findNumbers(`${before}：${one}；${after}`);
        expect([found?.kind, found?.value, more]).toEqual(['phone', phone, []]);
      }
    }),
  );
});

test.each([
  ['请回电021-59741234', ['02159741234']],
  ['座机（0512）6512 3456', []],
  ['座机(0512)65123456', ['051265123456']],
  ['家里电话是59741234', ['59741234']],
  ['发生于20261125', []],
  ['案件 QX-20261125-00013', []],
  ['工单号20261125138123456789', []],
  ['设备号 861381234567812', []],
  ['物业电话13812345678，身份证310101199003077758', ['13812345678']],
  ['', []],
] as const)('in "%s" the numbers of persons are %j', (text, values) => {
  expect(findNumbers(text).map(({ value }) => value)).toEqual(values);
});

test.each([
  ['锦安路88弄12号302室', ['302']],
  ['锦安路88弄12号3单元1201', ['1201']],
  ['5幢502室与503室', ['502', '503']],
  ['镇政府办公室', []],
  ['锦安路88号', []],
] as const)('the rooms of "%s" are %j', (text, values) => {
  expect(findRooms(text).map(({ value }) => value.trim())).toEqual(values);
});

test('what is known of a person is found each time it stands there', () => {
  const known = [{ kind: 'name', value: '李明' } as const, { kind: 'phone', value: '10012345678' } as const];
  const found = findKnown('李明说，李明的电话是10012345678', known);
  expect(found.map(({ kind, from }) => [kind, from])).toEqual([
    ['name', 0],
    ['name', 4],
    ['phone', 10],
  ]);
  expect(findKnown('李先生', [{ kind: 'name', value: '李' }])).toEqual([]);
});

test('names and numbers have one form to be looked for by', () => {
  expect(normal('phone', ' +86 138-1234-5678')).toBe('13812345678');
  expect(normal('phone', '１３８１２３４５６７８')).toBe('13812345678');
  expect(normal('id', '31010119900307775x')).toBe('31010119900307775X');
  expect(normal('name', ' 李　明 ')).toBe('李 明');
});
