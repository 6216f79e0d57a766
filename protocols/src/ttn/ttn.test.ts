import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownDocuments } from '../testing/document-laws.ts';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { count, decimal, hexDigits, readings, rfcTime, word } from '../testing/values.ts';
import { bytesOf, ownVectors, sharedVectors, utf8 } from '../testing/vectors.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Event } from './event.ts';
import { NOTICES } from './table.ts';

const vectors = ownVectors(import.meta.url);
const shared = sharedVectors('lorawan.json').filter((vector) => vector.name.startsWith('ttn'));

ownDocuments(vectors, decode, encode);

describe('the shared messages', () => {
  eachShared(shared, (vector) => {
    const decoded = decode(utf8(vector.frame));
    expect(decoded.ok).toBe(vector.valid);
    if (!decoded.ok) return;
    const { deviceId, kind, devEui, fCnt, payloadHex, decoded: object, networkTime } = vector.expect;
    expect(decoded.value.device.deviceId).toBe(deviceId);
    if (decoded.value.kind !== 'uplink_message') {
      expect(decoded.value.kind).toBe(kind);
      return;
    }
    const told = decoded.value;
    expect([told.device.devEui, told.fCnt, told.payload, told.decoded, told.networkTime]).toEqual([
      String(devEui).toLowerCase(),
      fCnt,
      payloadHex,
      object,
      networkTime,
    ]);
  });
});

const eui = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => value.toString(16).padStart(16, '0'));
const device = fc.record({
  deviceId: word,
  applicationId: word,
  devEui: eui,
  devAddr: eui.map((text) => text.slice(0, 8)),
});
const told = {
  device,
  correlationIds: fc.array(word, { maxLength: 3 }),
  receivedAt: fc.option(rfcTime),
  simulated: fc.boolean(),
};
const hearing = fc.record({ gatewayId: word, rssi: fc.integer({ min: -140, max: 0 }), snr: decimal });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('uplink_message' as const),
    ...told,
    fPort: fc.integer({ min: 0, max: 223 }),
    fCnt: count,
    payload: hexDigits,
    decoded: fc.option(readings),
    networkTime: fc.option(rfcTime),
    heardBy: fc.array(hearing, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constantFrom(...NOTICES), ...told, body: readings }),
);

test('every message decodes from its own body', () => {
  fc.assert(
    fc.property(event, (value) => {
      expect(decode(encode(value))).toEqual({ ok: true, value });
    }),
    { numRuns: 1000 },
  );
});

describe('hostile bytes', () => {
  survivesHostileBytes(vectors.map(bytesOf), () => decode);
});
