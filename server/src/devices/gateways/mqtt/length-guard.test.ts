import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthGuard } from './length-guard.ts';

function packet(size: number): Uint8Array {
  const head = [0x30];
  let left = size;
  do {
    head.push(left > 127 ? (left % 128) | 0x80 : left);
    left = Math.floor(left / 128);
  } while (left > 0);
  return Uint8Array.from([...head, ...new Uint8Array(size)]);
}

test('packets within the bound pass however the stream is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      (sizes, step) => {
        const guard = lengthGuard(() => 400);
        const stream = Buffer.concat(sizes.map(packet));
        for (let at = 0; at < stream.length; at += step) expect(guard(stream.subarray(at, at + step))).toBe(true);
      },
    ),
  );
});

test('a packet over the bound is seen by its length, before its body', () => {
  expect(lengthGuard(() => 400)(packet(401).subarray(0, 3))).toBe(false);
  expect(lengthGuard(() => 1_000_000_000)(Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0xff))).toBe(false);
});

test('the first packet has a bound of its own', () => {
  const bound = (nth: number) => (nth === 0 ? 10 : 100);
  expect(lengthGuard(bound)(packet(11))).toBe(false);
  expect(lengthGuard(bound)(Buffer.concat([packet(10), packet(100)]))).toBe(true);
});
