import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { bytesOf, ownVectors, sharedBytes, sharedVectors } from '../testing/vectors.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Packet, Qos, Will } from './packet.ts';
import { packetLength } from './split.ts';

const vectors = ownVectors(import.meta.url);

test.each(vectors)('$title', (vector) => {
  const bytes = bytesOf(vector);
  const decoded = decode(bytes);
  if (vector.refused !== undefined) {
    expect(decoded).toEqual({ ok: false, why: vector.refused, at: expect.any(Number) });
    return;
  }
  expect(decoded.ok && withHex(decoded.value)).toEqual(vector.value);
  expect(packetLength(bytes, 0)).toBe(bytes.length);
  if (decoded.ok && vector.canonical !== false) expect(encode(decoded.value)).toEqual(bytes);
});

/** Bytes as hex, as the vectors have them. */
function withHex(packet: Packet): unknown {
  return JSON.parse(JSON.stringify(packet, (_, value) => (value instanceof Uint8Array ? hex(value) : value)));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

describe('the shared packets', () => {
  eachShared(sharedVectors('mqtt.json'), (vector) => {
    const bytes = sharedBytes(vector);
    // A length that is none is told by the splitter, before there is a packet to decode.
    if (vector.name === 'neg-remaining-length-5-bytes') return expect(packetLength(bytes, 0)).toBe(-1);
    const decoded = decode(bytes);
    expect(decoded.ok).toBe(vector.valid);
    if (!decoded.ok) return undefined;
    const { cmd, protocolVersion } = vector.expect;
    expect(decoded.value.type).toBe(protocolVersion === 5 ? 'foreign' : cmd);
    if (decoded.value.type === 'publish')
      expect(Buffer.from(decoded.value.payload).toString()).toBe(vector.expect['payload']);
    return undefined;
  });
});

const id = fc.integer({ min: 1, max: 65_535 });
const qos = fc.constantFrom<Qos>(0, 1, 2);
const topic = fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom('a', '/', '火', '𠀀', ' ') });
const bytes = fc.uint8Array({ maxLength: 300 });
const text = fc.string({ maxLength: 30, unit: fc.constantFrom('a', '-', '水', '😀') });
const will: fc.Arbitrary<Will> = fc.record({ topic, payload: bytes, qos, retain: fc.boolean() });
const names = fc.oneof(
  fc.constant({ username: null, password: null }),
  fc.record({ username: text, password: fc.option(bytes) }),
);

const packet: fc.Arbitrary<Packet> = fc.oneof(
  fc
    .tuple(
      fc.record({
        ...{ type: fc.constant('connect' as const), level: fc.constantFrom(3 as const, 4 as const), clientId: text },
        ...{ clean: fc.boolean(), keepAlive: fc.integer({ min: 0, max: 65_535 }), will: fc.option(will) },
      }),
      names,
    )
    .map(([connect, given]) => ({ ...connect, ...given })),
  fc
    .record({
      type: fc.constant('publish' as const),
      topic,
      payload: bytes,
      qos,
      dup: fc.boolean(),
      retain: fc.boolean(),
      id,
    })
    .map((publish) => (publish.qos === 0 ? { ...publish, id: 0, dup: false } : publish)),
  fc.record({ type: fc.constantFrom('puback' as const, 'pubrec' as const, 'pubrel' as const, 'pubcomp' as const), id }),
  fc.record({
    ...{ type: fc.constant('subscribe' as const), id },
    topics: fc.array(fc.record({ topic, qos }), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ type: fc.constant('unsubscribe' as const), id, topics: fc.array(topic, { minLength: 1, maxLength: 5 }) }),
  fc.record({ type: fc.constant('suback' as const), id, codes: fc.array(fc.constantFrom(0, 1, 2, 128)) }),
  fc.record({ type: fc.constantFrom('pingreq' as const, 'pingresp' as const, 'disconnect' as const) }),
);

test('every packet that is written reads back as it was', () => {
  fc.assert(
    fc.property(packet, (given) => {
      const written = encode(given);
      expect(packetLength(written, 0)).toBe(written.length);
      expect(decode(written)).toEqual({ ok: true, value: given });
    }),
  );
});

test('the length of a packet is told as soon as its header is there, and never before', () => {
  const written = encode({
    type: 'publish',
    topic: 'a',
    payload: new Uint8Array(300),
    qos: 0,
    dup: false,
    retain: false,
    id: 0,
  });
  const lengths = [0, 1, 2, 3, 4].map((held) => packetLength(written.subarray(0, held), 0));
  expect(lengths).toEqual([0, 0, 0, written.length, written.length]);
});

test('a topic that was recognised is not taken for another of the same length', () => {
  for (let nth = 0; nth < 5_000; nth++) {
    const given = `plant/${nth % 2_500}`;
    const read = decode(
      encode({ type: 'publish', topic: given, payload: new Uint8Array(), qos: 0, dup: false, retain: false, id: 0 }),
    );
    expect(read).toMatchObject({ ok: true, value: { topic: given } });
  }
});

survivesHostileBytes(
  vectors.map((vector) => bytesOf(vector)),
  () => (given) => {
    packetLength(given, 0);
    decode(given);
  },
);
