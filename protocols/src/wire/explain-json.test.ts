import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../testing/vectors.ts';
import { explainJson } from './explain-json.ts';

function told(text: string) {
  return explainJson(utf8(text)).stretches.map(({ at, length, name, value }) => [at, length, name.zh, value.zh]);
}

test('each value is told by its path and its place in bytes', () => {
  expect(told('{"ts":1763600000000,"values":{"温度":21.5,"on":[true,"开"]}}')).toEqual([
    [6, 13, 'ts', '1763600000000'],
    [39, 4, 'values.温度', '21.5'],
    [50, 4, 'values.on[0]', 'true'],
    [55, 5, 'values.on[1]', '"开"'],
  ]);
});

test('a document cut off tells what it said before, where it breaks off and why', () => {
  expect(explainJson(utf8('{"a":1,"b":'))).toMatchObject({
    stretches: [{ at: 5, length: 1, name: { zh: 'a' }, value: { zh: '1' } }],
    fault: { at: 11, why: { zh: '应为数值、文字、true、false 或 null', en: 'expected a value' } },
  });
  expect(explainJson(utf8('{"a":1 "b":2}'))).toMatchObject({
    stretches: [{ name: { zh: 'a' } }, { at: 7, name: { en: 'cannot be read from here on' } }],
    fault: { at: 7, why: { zh: '缺少逗号或 }' } },
  });
});

test('a bare value has a path too', () => {
  expect(told('21.5')).toEqual([[0, 4, '$', '21.5']]);
});

test('whatever the document, every value is found where it stands', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const bytes = utf8(text);
      const { stretches, fault } = explainJson(bytes);
      expect(fault === null || /__proto__/.test(text)).toBe(true);
      for (const { at, length, value } of stretches) {
        if (fault === null)
          expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.slice(at, at + length))).toBe(value.zh);
      }
    }),
  );
});

test('noise does no harm, and stretches do not overlap', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.string().map((text) => utf8(`{"a":${text}`)),
      ),
      (bytes) => {
        let end = 0;
        for (const { at, length } of explainJson(bytes).stretches) {
          expect(at).toBeGreaterThanOrEqual(end);
          end = at + length;
          expect(end).toBeLessThanOrEqual(bytes.length);
        }
      },
    ),
  );
});
