import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { pushAll, streamLaws } from '../testing/stream-laws.ts';
import { bytesOf, joined, ownVectors, utf8 } from '../testing/vectors.ts';
import { crcModbus } from '../wire/crc-modbus.ts';
import { crcHj212 } from './crc.ts';
import { decode } from './decode.ts';
import { dialectNamed, dialects, standard } from './dialect.ts';
import { encode } from './encode.ts';
import { reportOf } from './meaning.ts';
import type { Message } from './message.ts';
import { mnIn, newPacketSplitter } from './split.ts';

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

describe('dialects of who speaks', () => {
  const mnOf = (bytes: Uint8Array) => /MN=([^;]*)/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? null;
  const asked: (string | null)[] = [];
  const knowing = (mn: string | null, text: string) => ({
    base: standard,
    ofPacket: (named: string | null) => {
      asked.push(named);
      return named === mn ? dialectNamed(text) : standard;
    },
  });
  const lying = realtime.slice();
  lying.set(utf8('0999'), 2);
  const modbus = realtime.slice();
  const segment = realtime.subarray(6, -4);
  modbus.set(utf8(crcModbus(segment, 0, segment.length).toString(16).padStart(4, '0')), realtime.length - 4);

  test('a wrong length or check is taken from the logger it is known of, in any chunking', () => {
    for (const [bent, text] of [
      [lying, 'wrong-length'],
      [modbus, 'modbus-crc'],
    ] as const) {
      const stream = joined(bent, utf8('\r\n'), notice, utf8('\r\n'));
      for (let at = 0; at <= stream.length; at++) {
        const cut = (who: string | null) =>
          pushAll(newPacketSplitter(knowing(who, text)), [stream.slice(0, at), stream.slice(at)]);
        expect(cut(mnOf(realtime)).map(({ kind, bytes }) => [kind, bytes.length])).toEqual([
          ['frame', bent.length],
          ['frame', notice.length],
        ]);
        if (text === 'modbus-crc') expect(cut('another').filter(({ kind }) => kind === 'frame')).toHaveLength(1);
      }
    }
  });
  test('nobody is asked for while packets stand the common rules', () => {
    asked.length = 0;
    pushAll(newPacketSplitter(knowing('x', 'wrong-length')), [joined(realtime, utf8('\r\n'), notice, utf8('\r\n'))]);
    expect(asked).toEqual([]);
  });
  test('the MN is found in the head of a segment and nowhere else', () => {
    const found = (text: string) => mnIn(utf8(text), 0);
    expect(['QN=1;MN=A1;CP=&&', 'MN=A1;', 'MN=;CP=&&', 'QN=1;CP=&&MN=X;', 'QN=1;XMN=A;&&'].map(found)).toEqual([
      ...['A1', 'A1', null, null, null],
    ]);
    expect(['QN=1;MN=A', 'QN=1;M', ''].map(found)).toEqual([undefined, undefined, undefined]);
  });
  streamLaws({
    ...{ newSplitter: () => newPacketSplitter(knowing('nobody', 'wrong-length')), first: realtime, second: notice },
    ...{ broken: modbus, garbage: utf8('#junk'), checkAt: realtime.length - 4, bound: 10_011 },
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
