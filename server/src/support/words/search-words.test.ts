import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutWords } from './cut-words.ts';
import { searchLexemes, searchQuery } from './search-words.ts';

test('every dictionary word of a text is indexed, overlapping ones too, and its characters', () => {
  expect(cutWords('路灯不亮')).toEqual(['路', '路灯', '灯', '灯不亮', '不', '亮']);
});

test('full-width letters, case and punctuation make no difference', () => {
  expect(cutWords('ＡＢＣ１２３，Abc123！')).toEqual(['abc123', 'abc123']);
});

test('numbers and joined codes stay whole and come with their parts', () => {
  expect(cutWords('按GB/T26875.3-2011')).toEqual(['按', 'gb/t26875.3-2011', 'gb', 't26875', '3', '2011']);
});

test('a Latin letter before a Chinese word is cut off from it', () => {
  expect(cutWords('A3区路灯')).toEqual(['a3', '区', '路', '路灯', '灯']);
});

test('stop words are dropped', () => {
  expect(cutWords('我们的路灯是坏的')).toEqual(['路', '路灯', '灯', '坏']);
});

test('lexemes are distinct, from the first field on, at most 400', () => {
  expect(searchLexemes(['路灯', null, '路牌 路灯'])).toEqual(['路', '路灯', '灯', '路牌', '牌']);
  const long = Array.from({ length: 900 }, (_, n) => `w${n}`).join(' ');
  expect(searchLexemes([long])).toHaveLength(400);
});

test('a query asks for every word and leaves a number or Latin word at the end open', () => {
  expect(searchQuery('停车费 路灯')).toBe("'停车费' & '路灯'");
  expect(searchQuery('停车费 A3')).toBe("'停车费' & 'a3':*");
  expect(searchQuery('CY-2026')).toBe("'cy-2026':*");
});

test('nothing to search for gives no query', () => {
  expect(searchQuery('  ，。的 ')).toBeNull();
});

test.each([
  ['盈港东路与淀湖路路口积水', '淀湖路'],
  ['小区门口路灯不亮', '路灯'],
  ['物业违规收停车费用', '停车费'],
])('%s is found by %s', (text, asked) => {
  const indexed = searchLexemes([text]);
  const words = [...(searchQuery(asked) ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
  expect(words.length > 0 && words.every((word) => indexed.includes(word))).toBe(true);
});

test('any text gives lexemes of 1 to 64 characters and a query that cannot break out of its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      for (const word of searchLexemes([text])) expect(word.length > 0 && word.length <= 64).toBe(true);
      const query = searchQuery(text);
      if (query) expect(query).toMatch(/^'[^'\\]+'( & '[^'\\]+')*(:\*)?$/);
    }),
  );
});
