import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownDocuments } from '../testing/document-laws.ts';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { streamLaws } from '../testing/stream-laws.ts';
import { bytesOf, ownVectors, sharedBytes, sharedVectors } from '../testing/vectors.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Frame } from './frame.ts';
import { newFrameSplitter } from './split.ts';
import { alarmsOf, chargeOf, quantityOf } from './table.ts';

const vectors = ownVectors(import.meta.url);
const good = vectors.filter((vector) => vector.refused === undefined).map(bytesOf);
const [first = new Uint8Array(0), second = new Uint8Array(0)] = good;
const shared = sharedVectors('nbiot-http.json').filter((vector) => vector.name.startsWith('meokon'));

ownDocuments(vectors, decode, encode);

describe('the shared frames', () => {
  eachShared(shared, (vector) => {
    const bytes = sharedBytes(vector);
    const decoded = decode(bytes);
    expect(decoded.ok).toBe(vector.valid);
    if (!decoded.ok || decoded.value.body.kind !== 'report') return;
    const { deviceId, rssi, interval, deviceType, alarms, body } = decoded.value;
    const told = {
      deviceId,
      rssi,
      interval,
      type: deviceType,
      alarm: alarms,
      count: body.records.length,
      battery: chargeOf(decoded.value),
    };
    const values = { low: body.low, high: body.high, current: body.current, ts: body.at / 1000, records: body.records };
    expect(vector.expect).toMatchObject({ ...told, ...values });
    expect(encode(decoded.value)).toEqual(bytes);
  });
});

describe('stream', () => {
  const broken = first.slice();
  broken[20] = (broken[20] ?? 0) ^ 1;
  streamLaws({
    newSplitter: newFrameSplitter,
    first,
    second,
    broken,
    garbage: Uint8Array.from([0xa5, 0x55, 0xaa]),
    checkAt: first.length - 4,
    bound: 2048,
  });
});

const i16 = fc.integer({ min: -32768, max: 32767 });
const u8 = fc.integer({ min: 0, max: 255 });
const report = fc.record({
  kind: fc.constant('report' as const),
  low: i16,
  high: i16,
  current: i16,
  at: fc.integer({ min: 0, max: 0xffffffff }).map((seconds) => seconds * 1000),
  records: fc.array(i16, { maxLength: 30 }),
});
const opaque = fc
  .uint8Array({ minLength: 11, maxLength: 40 })
  .map((bytes) => ({ kind: 'opaque' as const, count: 100, hex: Buffer.from(bytes).toString('hex') }));
const frame: fc.Arbitrary<Frame> = fc.record({
  command: u8,
  deviceId: fc.stringMatching(/^[A-Z0-9]{12}$/),
  power: u8,
  rssi: fc.integer({ min: -128, max: 127 }),
  interval: fc.integer({ min: 0, max: 0xffff }),
  deviceType: u8,
  alarms: u8,
  body: fc.oneof(report, opaque),
});

test('every frame decodes from its own bytes', () => {
  fc.assert(
    fc.property(frame, (value) => {
      expect(decode(encode(value))).toEqual({ ok: true, value });
    }),
    { numRuns: 1000 },
  );
});

test('a report has units, alarms and the charge of its battery', () => {
  const decoded = decode(first);
  if (!decoded.ok) expect.fail(decoded.why);
  expect(quantityOf(decoded.value, 352)).toEqual({ name: '压力', unit: 'MPa', value: 0.352 });
  expect([alarmsOf(decoded.value), chargeOf(decoded.value)]).toEqual([['low'], 85]);
  expect(quantityOf({ ...decoded.value, deviceType: 90 }, 1)).toBeNull();
  expect(quantityOf({ ...decoded.value, deviceType: 90 }, 5, { 90: { name: '液位', unit: 'm', divisor: 10 } })).toEqual(
    { name: '液位', unit: 'm', value: 0.5 },
  );
});

describe('hostile bytes', () => {
  test('any single corrupted byte of a frame is refused', () => {
    for (const bytes of good) {
      for (let at = 0; at < bytes.length; at++) {
        for (let bit = 1; bit < 256; bit++) {
          const bad = bytes.slice();
          bad[at] = (bad[at] ?? 0) ^ bit;
          if (decode(bad).ok) expect.fail(`byte ${at} ^ ${bit} was accepted`);
        }
      }
    }
  });
  survivesHostileBytes(good, () => {
    const splitter = newFrameSplitter();
    return (bytes) => {
      decode(bytes);
      for (const piece of splitter.push(bytes)) decode(piece.bytes);
    };
  });
});
