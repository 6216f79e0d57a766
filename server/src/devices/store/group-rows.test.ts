import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Observation, Reading } from '../observation.ts';
import { copyWriter } from './copy-binary.ts';
import { groupRows, type Keyed } from './group-rows.ts';

const reading: fc.Arbitrary<Reading> = fc.record({
  point: fc.constantFrom('a', 'b', '温度', 'long'.repeat(300)),
  value: fc.oneof(fc.double({ noNaN: true }), fc.boolean(), fc.string({ maxLength: 20 })),
});
const instant = fc.date({ noInvalidDate: true, min: new Date('1999-01-01'), max: new Date('2100-01-01') });

const observation: fc.Arbitrary<Observation> = fc.record({
  ...{ townId: fc.constant('t'), deviceId: fc.constantFrom('x', 'y'), receivedAt: instant, at: instant },
  ...{ deviceAt: fc.option(instant), sequence: fc.constant(null), readings: fc.array(reading, { maxLength: 5 }) },
  events: fc.constantFrom([], [{ kind: 'fire' as const, on: true, part: null, text: '火' }]),
});
const key = fc.record({ high: fc.integer(), low: fc.nat({ max: 0xffff_ffff }) });
const RECEIVED = { ms: Date.UTC(2026, 10, 25), micros: 7 };

test('rows written by hand are those the plain writer of COPY makes', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ observation, key }), { maxLength: 8 }), (group) => {
      expect(groupRows(group, RECEIVED, idOf).toString('hex')).toBe(plainRows(group).toString('hex'));
    }),
  );
});

function idOf(id: string): Uint8Array {
  return new Uint8Array(16).fill(id.charCodeAt(0));
}

function plainRows(group: readonly Keyed[]): Buffer {
  const rows = copyWriter(64);
  for (const { observation, key } of group) {
    const { deviceId, at, deviceAt, readings, events } = observation;
    rows.row(9);
    rows.bytes(idOf(deviceId));
    rows.instant(at.getTime());
    rows.bigint(key.high, key.low);
    rows.instant(RECEIVED.ms, RECEIVED.micros);
    if (deviceAt) rows.instant(deviceAt.getTime());
    else rows.null();
    rows.texts(readings.map(({ point }) => point));
    rows.doubles(readings.map(({ value }) => (typeof value === 'string' ? null : Number(value))));
    if (readings.every(({ value }) => typeof value === 'number')) rows.null();
    else rows.texts(readings.map(({ value }) => (typeof value === 'number' ? null : String(value))));
    if (events.length > 0) rows.json(events);
    else rows.null();
  }
  return rows.end();
}
