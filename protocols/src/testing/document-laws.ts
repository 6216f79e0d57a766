import { expect, test } from 'vitest';
import type { Decoded } from '../wire/decoded.ts';
import { bytesOf, type Vector } from './vectors.ts';

/** Each own vector reads as it says, and those in our own spelling come back byte for byte. */
export function ownDocuments<T>(
  vectors: readonly Vector[],
  decode: (bytes: Uint8Array, vector: Vector) => Decoded<T>,
  encode: (value: T) => Uint8Array,
): void {
  test.each(vectors)('$title', (vector) => {
    const decoded = decode(bytesOf(vector), vector);
    if (vector.refused !== undefined) {
      expect(decoded).toEqual({ ok: false, why: vector.refused, at: expect.any(Number) });
      return;
    }
    expect(decoded).toEqual({ ok: true, value: vector.value });
    if (decoded.ok && vector.canonical !== false) expect(encode(decoded.value)).toEqual(bytesOf(vector));
  });
}
