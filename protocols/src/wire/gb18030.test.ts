import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromGb18030, toGb18030 } from './gb18030.ts';

test('Chinese, four-byte and plain characters have the bytes of the code', () => {
  expect(Buffer.from(toGb18030('A城运㐀𠀀')).toString('hex')).toBe('41b3c7d4cb8139ee3995328236');
});

test('every character of the basic plane that decodes also encodes back', () => {
  const lost: string[] = [];
  for (let point = 0; point < 0x10000; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const text = String.fromCharCode(point);
    const bytes = toGb18030(text);
    if (bytes.length === 1 && bytes[0] === 0x3f) continue;
    if (fromGb18030(bytes) !== text) lost.push(point.toString(16));
  }
  expect(lost).toEqual([]);
});

test('text of Chinese characters survives both ways', () => {
  const character = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point));
  fc.assert(
    fc.property(fc.array(character), (characters) => {
      expect(fromGb18030(toGb18030(characters.join('')))).toBe(characters.join(''));
    }),
  );
});

test('an unknown character becomes a question mark', () => {
  expect(Array.from(toGb18030('\ud800'))).toEqual([0x3f]);
});
