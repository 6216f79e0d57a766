import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownDocuments } from '../testing/document-laws.ts';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { hexDigits, millis, readings, word } from '../testing/values.ts';
import { bytesOf, ownVectors, sharedVectors, utf8 } from '../testing/vectors.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Event } from './event.ts';
import { decodeNotice, encodeNotice, eventTimeOf, type Notice } from './ocean-connect.ts';

const vectors = ownVectors(import.meta.url);
const shared = sharedVectors('nbiot-http.json');

ownDocuments(vectors, decode, encode);

describe('the shared pushes', () => {
  eachShared(
    shared.filter((vector) => vector.name.startsWith('ctwing')),
    (vector) => {
      const decoded = decode(utf8(vector.frame));
      expect(decoded.ok).toBe(vector.valid);
      if (!decoded.ok || !('payload' in decoded.value)) return;
      const { imei, appdataHex } = vector.expect;
      if (imei !== undefined) expect(decoded.value.imei).toBe(imei);
      if (appdataHex !== undefined) expect(decoded.value.payload).toEqual({ kind: 'bytes', hex: appdataHex });
    },
  );
  eachShared(
    shared.filter((vector) => vector.name.startsWith('oceanconnect')),
    (vector) => {
      const decoded = decodeNotice(utf8(vector.frame));
      expect(decoded.ok).toBe(vector.valid);
      if (!decoded.ok) return;
      const { notifyType, eventTime } = vector.expect;
      const at = eventTimeOf(decoded.value.service?.eventTime ?? '');
      expect(decoded.value.notifyType).toBe(notifyType);
      if (eventTime !== undefined) expect(at).toBe(Date.parse(String(eventTime)));
    },
  );
});

const digits = fc.stringMatching(/^\d{15}$/);
const told = {
  deviceId: word,
  productId: word,
  tenantId: word,
  protocol: word,
  timestamp: millis,
  imei: fc.option(digits),
  imsi: fc.option(digits),
};
const payload = fc.oneof(
  readings.map((values) => ({ kind: 'values' as const, values })),
  hexDigits.map((hex) => ({ kind: 'bytes' as const, hex })),
);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('dataReport' as const, 'dataReportTupUnion' as const),
    ...told,
    upPacketSN: fc.integer(),
    upDataSN: fc.integer(),
    topic: word,
    serviceId: word,
    payload,
  }),
  fc.record({
    kind: fc.constant('eventReport' as const),
    ...told,
    serviceId: word,
    level: fc.constantFrom('info' as const, 'warning' as const, 'fault' as const),
    content: readings,
  }),
  fc.record({ kind: fc.constant('commandResponse' as const), ...told, taskId: word, result: readings }),
  fc.record({ kind: fc.constant('deviceOnlineOfflineReport' as const), ...told, online: fc.boolean() }),
);
const notice: fc.Arbitrary<Notice> = fc.record({
  notifyType: word,
  deviceId: word,
  gatewayId: word,
  requestId: fc.option(word),
  service: fc.option(fc.record({ serviceId: word, serviceType: word, data: readings, eventTime: word })),
});

test('every push decodes from its own body', () => {
  fc.assert(
    fc.property(event, (value) => {
      expect(decode(encode(value))).toEqual({ ok: true, value });
    }),
    { numRuns: 1000 },
  );
});

test('every notice of the older interface decodes from its own body', () => {
  fc.assert(
    fc.property(notice, (value) => {
      expect(decodeNotice(encodeNotice(value))).toEqual({ ok: true, value });
    }),
  );
});

test('the event time of the older interface is UTC without separators', () => {
  expect([eventTimeOf('20260305T060708Z'), eventTimeOf('20261305T060708Z'), eventTimeOf('')]).toEqual([
    Date.UTC(2026, 2, 5, 6, 7, 8),
    null,
    null,
  ]);
});

describe('hostile bytes', () => {
  survivesHostileBytes(vectors.map(bytesOf), () => (bytes) => {
    decode(bytes);
    decodeNotice(bytes);
  });
});
