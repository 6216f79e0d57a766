import { expect, test } from 'vitest';
import { fingerprint, keyText, sequenceKey } from './sequence-key.ts';

test('a hundred thousand neighbouring words have a hundred thousand keys', () => {
  const keys = new Set(Array.from({ length: 100_000 }, (_, i) => keyText(sequenceKey(`packet ${i}`))));
  expect(keys.size).toBe(100_000);
});

test('payloads that differ in one bit have different fingerprints, equal ones the same', () => {
  const payload = Buffer.from('{"ts":1763600000000,"values":{"n":1,"temperature":21.5}}');
  const prints = new Set<string>();
  for (let bit = 0; bit < payload.length * 8; bit++) {
    const other = Buffer.from(payload);
    other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    prints.add(fingerprint(other));
  }
  expect(prints.size).toBe(payload.length * 8);
  expect(prints.has(fingerprint(payload))).toBe(false);
  expect(fingerprint(Buffer.from(payload))).toBe(fingerprint(payload));
});

test('a key is a signed 64-bit number as PostgreSQL writes it', () => {
  expect(keyText({ high: -1, low: 4_294_967_295 })).toBe('-1');
  expect(keyText({ high: 0, low: 1 })).toBe('1');
  expect(keyText({ high: -2_147_483_648, low: 0 })).toBe('-9223372036854775808');
});
