import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../testing/vectors.ts';
import { fieldsOf } from './fields.ts';
import { parseJson, writeJson } from './json.ts';
import { readJson, spanOfMember } from './json-reader.ts';

test('what is wrong is told with its byte, counted in UTF-8', () => {
  expect(parseJson(utf8('{"名":1,}'))).toEqual({ ok: false, why: 'expected a string', at: 9 });
  expect(parseJson(utf8('{"a":1} x'))).toEqual({ ok: false, why: 'text after the end of the document', at: 8 });
  expect(parseJson(utf8('[1,tru]'))).toEqual({ ok: false, why: 'expected a value', at: 3 });
  expect(parseJson(utf8('{"a":"x'))).toEqual({
    ok: false,
    why: 'a string that does not end or holds a wrong escape',
    at: 5,
  });
  expect(parseJson(utf8(''))).toEqual({ ok: false, why: 'expected a value', at: 0 });
  expect(parseJson(Uint8Array.from([0x22, 0xff, 0x22]))).toEqual({ ok: false, why: 'not UTF-8', at: 1 });
});

test('__proto__ is refused however it is spelled and wherever it stands', () => {
  for (const text of ['{"__proto__":{"x":1}}', '{"a":[{"\\u005f_proto__":1}]}'])
    expect(parseJson(utf8(text)).ok).toBe(false);
});

test('a document that nests without end is refused, not followed', () => {
  expect(parseJson(utf8('['.repeat(500_000)))).toEqual({ ok: false, why: 'nested deeper than 32', at: 33 });
  expect(parseJson(utf8(`${'['.repeat(40)}${']'.repeat(40)}`)).ok).toBe(false);
  expect(parseJson(new Uint8Array(1_048_577)).ok).toBe(false);
});

test('integers beyond a double are rounded, kept as digits or refused, as asked', () => {
  const big = utf8('{"a":89000000000000000001,"b":9007199254740993,"c":1e3,"d":0.5}');
  expect(parseJson(big, 'text')).toEqual({
    ok: true,
    value: { a: '89000000000000000001', b: '9007199254740993', c: 1000, d: 0.5 },
  });
  expect(parseJson(big, 'refused')).toEqual({ ok: false, why: 'the number 89000000000000000001 is too big', at: 5 });
  expect(parseJson(utf8('[9007199254740993]'), 'refused')).toEqual({ ok: true, value: ['9007199254740993'] });
  expect(parseJson(big).ok).toBe(true);
});

test('the slow reader agrees with the runtime on every document, right or wrong', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"a"',
    ':',
    ',',
    '1',
    '-0.5e2',
    'true',
    'null',
    ' ',
    '"',
    '\\',
    '01',
    '.',
  );
  const text = fc.oneof(
    fc.json({ maxDepth: 5 }),
    fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (document) => {
      fc.pre(!document.includes('__proto__'));
      const slow = readJson(document, Number);
      let quick: unknown;
      try {
        quick = JSON.parse(document);
      } catch {
        expect(slow.ok).toBe(false);
        return;
      }
      expect(slow).toEqual({ ok: true, value: quick });
    }),
    { numRuns: 2000 },
  );
});

test('the place of a member is found in the raw text', () => {
  const text = '{ "a" : "}\\"" , "msg" : {"b":[1, 2]} , "c":3}';
  const span = spanOfMember(text, 'msg');
  expect(span && text.slice(...span)).toBe('{"b":[1, 2]}');
  expect([spanOfMember(text, 'zzz'), spanOfMember('[1]', 'a'), spanOfMember('', 'a')]).toEqual([null, null, null]);
});

test('fields report the first wrong member and its byte', () => {
  const bytes = utf8('{"a":1,"b":{"c":"x"},"d":null}');
  const json = parseJson(bytes);
  if (!json.ok) expect.fail(json.why);
  const fields = fieldsOf(json.value as never, bytes);
  expect([fields.number('a'), fields.within('b').text('c'), fields.textOr('d', null), fields.has('d')]).toEqual([
    1,
    'x',
    null,
    false,
  ]);
  expect(fields.done('fine')).toEqual({ ok: true, value: 'fine' });
  fields.within('b').number('c');
  fields.text('e');
  expect(fields.done('fine')).toEqual({ ok: false, why: 'c is not a number', at: 12 });
});

test('writing is plain JSON in UTF-8', () => {
  expect(writeJson({ a: '城' })).toEqual(utf8('{"a":"城"}'));
});
