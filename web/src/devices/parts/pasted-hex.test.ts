import { expect, test } from 'vitest';
import { pastedHex } from './pasted-hex.ts';

test('hex is read in any spelling', () => {
  for (const text of ['40 40 0A', '0x40,0x40,0x0A', '40400a', ' 40:40:0a\n']) expect(pastedHex(text)).toBe('40400a');
});

test('what is no hex is taken as its own bytes', () => {
  expect(pastedHex('{"a":1}')).toBe('7b2261223a317d');
  expect(pastedHex('##0')).toBe('232330');
  expect(pastedHex('')).toBe('');
});
