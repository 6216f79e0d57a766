import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { pushAll, streamLaws } from '../testing/stream-laws.ts';
import { bytesOf, joined, ownVectors, utf8 } from '../testing/vectors.ts';
import { crcHj212 } from './crc.ts';
import { decode } from './decode.ts';
import { dialects, standard } from './dialect.ts';
import { encode } from './encode.ts';
import { reportOf } from './meaning.ts';
import type { Message } from './message.ts';
import { newPacketSplitter } from './split.ts';

const vectors = ownVectors(import.meta.url);
const good = vectors.filter((vector) => vector.refused === undefined && vector.dialect === undefined).map(bytesOf);
const [realtime, notice] = [withoutLineEnd(bytesOf(vectors[0] ?? {})), withoutLineEnd(bytesOf(vectors[1] ?? {}))];
const strict = dialects['strict'] ?? standard;

function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, -2);
}

describe('own vectors', () => {
  test.each(vectors)('$title', (vector) => {
    const decoded = decode(bytesOf(vector), dialects[vector.dialect ?? 'standard']);
    if (vector.refused !== undefined) {
      expect(decoded).toEqual({ ok: false, why: vector.refused, at: expect.any(Number) });
      return;
    }
    expect(decoded).toEqual({ ok: true, value: vector.value });
    if (decoded.ok && vector.dialect === undefined) expect(encode(decoded.value)).toEqual(bytesOf(vector));
  });
});

describe('stream', () => {
  const broken = realtime.slice();
  broken[30] = (broken[30] ?? 0) ^ 1;
  streamLaws({
    newSplitter: () => newPacketSplitter(strict),
    first: realtime,
    second: notice,
    broken,
    garbage: utf8('#junk'),
    checkAt: realtime.length - 4,
    bound: 1036,
  });
  test('line ends between packets are neither packets nor noise, whichever the logger sends', () => {
    const stream = joined(realtime, utf8('\r\n'), notice, utf8('\n'), realtime, notice, utf8('\r\n\r\n'));
    const pieces = pushAll(newPacketSplitter(), [stream]);
    expect(pieces.map((piece) => [piece.kind, piece.bytes.length])).toEqual([
      ['frame', realtime.length],
      ['frame', notice.length],
      ['frame', realtime.length],
      ['frame', notice.length],
    ]);
  });
  test('a wrong length is bridged by the end mark where the dialect says so, in any chunking', () => {
    const lying = realtime.slice();
    lying.set(utf8('0007'), 2);
    const stream = joined(lying, utf8('\r\n'), notice, utf8('\r\n'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: stream.length }), (at) => {
        const pieces = pushAll(newPacketSplitter(dialects['wrong-length']), [stream.slice(0, at), stream.slice(at)]);
        expect(pieces.map((piece) => [piece.kind, piece.bytes.length])).toEqual([
          ['frame', lying.length],
          ['frame', notice.length],
        ]);
      }),
    );
    expect(pushAll(newPacketSplitter(), [stream]).filter((piece) => piece.kind === 'frame')).toHaveLength(1);
  });
});

describe('hostile bytes', () => {
  test('any single corrupted byte of a packet is refused by the letter of the standard', () => {
    for (const frame of good) {
      for (let at = 0; at < frame.length; at++) {
        for (let bit = 1; bit < 256; bit++) {
          const bad = frame.slice();
          bad[at] = (bad[at] ?? 0) ^ bit;
          if (decode(bad, strict).ok) expect.fail(`byte ${at} ^ ${bit} was accepted`);
        }
      }
    }
  });
  survivesHostileBytes(good, () => {
    const splitters = Object.values(dialects).map((dialect) => ({ dialect, splitter: newPacketSplitter(dialect) }));
    return (bytes) => {
      decode(bytes);
      for (const { dialect, splitter } of splitters) {
        for (const piece of splitter.push(bytes)) {
          const decoded = piece.kind === 'frame' ? decode(piece.bytes, dialect) : null;
          if (decoded?.ok === true) reportOf(decoded.value, dialect);
          else if (decoded?.why === 'wrong CRC') expect.fail('split but its CRC is refused');
        }
      }
    };
  });
});

describe('round trip', () => {
  const word = fc
    .array(fc.constantFrom('a', '1', '-', '.', '值', 'Z'), { maxLength: 8 })
    .map((parts) => parts.join(''));
  const field = fc.record({ name: word.map((name) => `n${name}`), value: fc.option(word) });
  const item = fc.array(field, { minLength: 1, maxLength: 4 });
  const message: fc.Arbitrary<Message> = fc.oneof(
    fc.record({
      fields: fc.array(field, { maxLength: 6 }),
      cp: fc.array(item, { maxLength: 6 }),
      bareEnd: fc.constant(false),
    }),
    fc.record({
      fields: fc.array(field, { minLength: 1, maxLength: 6 }),
      cp: fc.constant(null),
      bareEnd: fc.boolean(),
    }),
  );
  test('every message decodes from its own bytes', () => {
    fc.assert(
      fc.property(message, (value) => {
        const decoded = decode(encode(value));
        if (!decoded.ok) expect.fail(decoded.why);
        const { warnings: _, ...back } = decoded.value;
        expect(back).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });
  test('any segment that decodes comes back as the same bytes', () => {
    const part = fc.constantFrom('QN=1', 'CP=&&', '&&', ';', ',', '=', '//', 'a-Rtd=1', 'i11001-Info=//x;y//', '中');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const bytes = framed(parts.join(''));
        const decoded = decode(bytes);
        if (decoded.ok) expect(encode(decoded.value)).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });
});

function framed(segment: string): Uint8Array {
  const body = utf8(segment);
  const crc = crcHj212(body, 0, body.length).toString(16).toUpperCase().padStart(4, '0');
  return joined(utf8(`##${String(body.length).padStart(4, '0')}`), body, utf8(`${crc}\r\n`));
}
