import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownDocuments } from '../testing/document-laws.ts';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { count, decimal, hexDigits, readings, rfcTime, word } from '../testing/values.ts';
import { bytesOf, ownVectors, sharedVectors, utf8 } from '../testing/vectors.ts';
import { instantOf } from '../wire/instant.ts';
import { decode, kindOfTopic } from './decode.ts';
import { encode } from './encode.ts';
import type { Event } from './event.ts';

const vectors = ownVectors(import.meta.url);
const shared = sharedVectors('lorawan.json').filter((vector) => vector.name.startsWith('chirpstack'));

ownDocuments(vectors, (bytes, vector) => decode(vector.topic ?? '', bytes), encode);

describe('the shared events', () => {
  eachShared(shared, (vector) => {
    const decoded = decode('up', utf8(vector.frame));
    expect(decoded.ok).toBe(vector.valid);
    if (!decoded.ok || decoded.value.kind !== 'up') return;
    const { devEui, time, object } = vector.expect;
    const at = instantOf(decoded.value.time);
    expect([decoded.value.device.devEui, at && new Date(at).toISOString(), decoded.value.object]).toEqual([
      devEui,
      time,
      object,
    ]);
  });
});

const eui = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => value.toString(16).padStart(16, '0'));
const device = fc.record({
  devEui: eui,
  deviceName: word,
  applicationId: word,
  applicationName: word,
  deviceProfileName: word,
  tenantId: word,
});
const told = { deduplicationId: word, time: fc.option(rfcTime), device };
const hearing = fc.record({ gatewayId: eui, rssi: fc.integer({ min: -140, max: 0 }), snr: decimal });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('up' as const),
    ...told,
    devAddr: word,
    adr: fc.boolean(),
    dr: fc.integer({ min: 0, max: 15 }),
    fCnt: count,
    fPort: fc.integer({ min: 0, max: 223 }),
    confirmed: fc.boolean(),
    data: hexDigits,
    object: fc.option(readings),
    heardBy: fc.array(hearing, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('join' as const), ...told, devAddr: word }),
  fc.record({
    kind: fc.constant('ack' as const),
    ...told,
    queueItemId: word,
    acknowledged: fc.boolean(),
    fCntDown: count,
  }),
  fc.record({ kind: fc.constant('txack' as const), ...told, queueItemId: word, fCntDown: count, gatewayId: eui }),
  fc.record({
    kind: fc.constant('status' as const),
    ...told,
    margin: fc.integer(),
    externalPower: fc.boolean(),
    battery: fc.option(decimal),
  }),
  fc.record({ kind: fc.constant('log' as const), ...told, level: word, code: word, description: word }),
  fc.record({
    kind: fc.constant('location' as const),
    ...told,
    latitude: decimal,
    longitude: decimal,
    altitude: decimal,
  }),
  fc.record({
    kind: fc.constant('integration' as const),
    ...told,
    name: word,
    eventType: word,
    object: fc.option(readings),
  }),
);

test('every event decodes from its own body', () => {
  fc.assert(
    fc.property(event, (value) => {
      expect(decode(value.kind, encode(value))).toEqual({ ok: true, value });
    }),
    { numRuns: 1000 },
  );
});

test('the topic names the kind of event', () => {
  const topic = 'application/7/device/0102030405060708/event/';
  expect([kindOfTopic(`${topic}up`), kindOfTopic(`${topic}down`), kindOfTopic('application/7/up')]).toEqual([
    'up',
    null,
    null,
  ]);
});

describe('hostile bytes', () => {
  survivesHostileBytes(vectors.map(bytesOf), () => (bytes) => {
    for (const kind of ['up', 'status', 'location']) decode(kind, bytes);
  });
});
