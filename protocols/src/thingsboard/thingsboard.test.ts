import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { bytesOf, ownVectors, sharedVectors, utf8 } from '../testing/vectors.ts';
import type { Json } from '../wire/json.ts';
import { decode } from './decode.ts';
import { dialects, standard } from './dialect.ts';
import { encode } from './encode.ts';
import type { Message, Point, Values } from './message.ts';
import { TOPIC } from './table.ts';

const vectors = ownVectors(import.meta.url);
const shared = sharedVectors('thingsboard.json');

test.each(vectors)('$title', (vector) => {
  const decoded = decode(vector.topic ?? '', bytesOf(vector), dialects[vector.dialect ?? 'standard']);
  if (vector.refused !== undefined) {
    expect(decoded).toEqual({ ok: false, why: vector.refused, at: expect.any(Number) });
    return;
  }
  expect(decoded).toEqual({ ok: true, value: vector.value });
  if (decoded.ok && vector.canonical !== false)
    expect(encode(decoded.value)).toEqual({ topic: vector.topic, bytes: bytesOf(vector) });
});

describe('the shared payloads', () => {
  eachShared(shared, (vector) => {
    const { expect: expected } = vector;
    const topic = String(expected['topic'] ?? TOPIC.telemetry);
    const cast = String(expected['note'] ?? '').includes('type cast enabled');
    const decoded = decode(topic, utf8(vector.frame), cast ? dialects['type-cast'] : standard);
    expect(decoded.ok).toBe(vector.valid);
    if (!decoded.ok) return;
    const message = decoded.value;
    if ('value' in expected && message.kind === 'telemetry')
      expect(message.points[0]?.values['meterReadingDelta']).toBe(expected['value']);
    if ('points' in expected) expect(message).toEqual({ kind: 'telemetry', points: serverTime(expected['points']) });
    if ('device' in expected) expect(message).toMatchObject({ device: expected['device'] });
    if ('devices' in expected && message.kind === 'gateway-telemetry') {
      expect(Object.fromEntries(message.devices.map(({ device, points }) => [device, points.length]))).toEqual(
        expected['devices'],
      );
    }
  });
});

function serverTime(points: unknown): unknown {
  return JSON.parse(JSON.stringify(points).replaceAll('"server"', 'null'));
}

const json = fc
  .jsonValue({ maxDepth: 3 })
  .filter((value) => value !== null && !JSON.stringify(value).includes('__proto__') && isPlain(value)) as fc.Arbitrary<
  Exclude<Json, null>
>;
const key = fc
  .string({ minLength: 1, maxLength: 8 })
  .filter((name) => name !== '__proto__' && name !== 'ts' && name !== 'values');
const values: fc.Arbitrary<Values> = fc.dictionary(key, json, { noNullPrototype: true });
const point: fc.Arbitrary<Point> = fc.record({ ts: fc.option(fc.integer({ min: 0, max: 4e12 })), values });
const devices = <T>(rest: fc.Arbitrary<T>) =>
  fc.uniqueArray(fc.tuple(key, rest), { selector: ([name]) => name, maxLength: 4 }).map((pairs) => {
    const sorted = Object.keys(Object.fromEntries(pairs)); // integer-like names come first in any object
    return sorted.map((name) => [name, pairs.find(([known]) => known === name)?.[1] as T] as const);
  });
const id = fc.integer({ min: 0, max: 999_999_999 });
const names = fc.array(fc.constantFrom('fw', 'limit', 'place'), { maxLength: 3 });
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ kind: fc.constant('telemetry' as const), points: fc.array(point, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('attributes' as const), values }),
  fc.record({ kind: fc.constant('attribute-request' as const), id, client: names, shared: names }),
  fc.record({ kind: fc.constant('rpc-response' as const), id, body: json as fc.Arbitrary<Json> }),
  fc.record({
    ...{ kind: fc.constant('gateway-attribute-request' as const), id, device: key, keys: names },
    scope: fc.constantFrom('client' as const, 'shared' as const),
  }),
  fc.record({ kind: fc.constant('gateway-rpc-response' as const), id, device: key, body: json as fc.Arbitrary<Json> }),
  fc.record({ kind: fc.constant('gateway-connect' as const), device: key, type: fc.option(key) }),
  fc.record({ kind: fc.constant('gateway-disconnect' as const), device: key }),
  devices(fc.array(point, { maxLength: 3 })).map((list) => ({
    kind: 'gateway-telemetry' as const,
    devices: list.map(([device, points]) => ({ device, points })),
  })),
  devices(values).map((list) => ({
    kind: 'gateway-attributes' as const,
    devices: list.map(([device, mine]) => ({ device, values: mine })),
  })),
);

/** JSON has one zero and no integer beyond what a double holds. */
function isPlain(value: unknown): boolean {
  return !/-0(?![.\d])|\d{16}|e\+/.test(JSON.stringify(value)) && !hasMinusZero(value);
}

function hasMinusZero(value: unknown): boolean {
  return (
    Object.is(value, -0) || (typeof value === 'object' && value !== null && Object.values(value).some(hasMinusZero))
  );
}

test('every message decodes from its own topic and payload', () => {
  fc.assert(
    fc.property(message, (value) => {
      const { topic, bytes } = encode(value);
      expect(decode(topic, bytes)).toEqual({ ok: true, value });
    }),
    { numRuns: 1000 },
  );
});

test('the short topics mean the same, and an unknown one is refused', () => {
  expect(decode('v2/t', utf8('{"a":1}'))).toEqual(decode(TOPIC.telemetry, utf8('{"a":1}')));
  expect(decode('v2/r/res/7', utf8('1'))).toEqual({ ok: true, value: { kind: 'rpc-response', id: 7, body: 1 } });
  expect(decode('v2/a/req/7', utf8('{}'))).toEqual(decode(`${TOPIC['attribute-request']}7`, utf8('{}')));
  for (const topic of [
    'v2/r/res/',
    'v1/devices/me',
    TOPIC['rpc-response'],
    `${TOPIC['rpc-response']}x`,
    'constructor',
    '',
  ])
    expect(decode(topic, utf8('{}')).ok).toBe(false);
});

describe('hostile payloads', () => {
  const samples = vectors.filter((vector) => vector.refused === undefined);
  survivesHostileBytes(samples.map(bytesOf), () => (bytes) => {
    for (const topic of [TOPIC.telemetry, TOPIC['gateway-telemetry'], TOPIC['gateway-connect']]) decode(topic, bytes);
  });
});
