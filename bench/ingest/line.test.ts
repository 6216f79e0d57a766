import { decode as decodeFrame } from '@chengyun/protocols/gbt26875/decode';
import { decode as decodePacket } from '@chengyun/protocols/hj212/decode';
import { reportOf } from '@chengyun/protocols/hj212/meaning';
import { decode as decodeMqtt } from '@chengyun/protocols/mqtt/decode';
import { expect, test } from 'vitest';
import { gbt26875Wording } from './gbt26875-line.ts';
import { hj212Wording } from './hj212-line.ts';
import type { Wording } from './line.ts';
import { mqttWording } from './mqtt-line.ts';

const NOW = Date.UTC(2026, 10, 25, 4, 5, 6, 789);

/** The first messages a wording says, for the slots 0 to 69. */
function said({ size, write }: Wording): readonly Buffer[] {
  return Array.from({ length: 70 }, (_, slot) => {
    const into = Buffer.alloc(size);
    return into.subarray(0, write(slot, into, 0));
  });
}

test('what the load says over MQTT is telemetry, each message with a number of its own', () => {
  const packets = said(mqttWording(() => NOW)).map((bytes) => decodeMqtt(bytes));
  const bodies = packets.map((each) => (each.ok && each.value.type === 'publish' ? each.value.payload : null));
  const told = bodies.map((body) => JSON.parse(Buffer.from(body ?? []).toString()));
  expect(packets[69]).toMatchObject({ ok: true, value: { topic: 'v1/devices/me/telemetry', qos: 1, id: 70 } });
  expect(told[69]).toEqual({ ts: NOW, values: { n: 1_000_070, temperature: 20.7, pressure: 0.42 } });
  expect(new Set(told.map(({ values }) => values.n)).size).toBe(70);
});

test('what the load says over GB/T 26875 stands its checks, and no two packets of a second are the same', () => {
  const frames = [0, 1].flatMap((nth) => said(gbt26875Wording(7, nth, () => NOW)).map((bytes) => decodeFrame(bytes)));
  const values = frames.map((each) => (each.ok && each.value.unit.type === 'analog' ? each.value.unit.items[0] : null));
  expect(values[69]).toMatchObject({ componentAddress: 7, analogType: 4, raw: 4 });
  expect(new Set(values.map((each) => `${each?.componentAddress} ${each?.raw}`)).size).toBe(140);
});

test('what the load says over HJ 212 stands its checks, and each report has a second of its own', () => {
  const read = said(hj212Wording('MN1', 3, () => NOW)).map((bytes) => decodePacket(bytes));
  const reports = read.map((each) => (each.ok ? reportOf(each.value) : null));
  expect(read.every((each) => each.ok && each.value.warnings.length === 0)).toBe(true);
  expect(reports[69]?.readings.map(({ factor, value }) => [factor, value])).toEqual([
    ['a34001', 0.083],
    ['a50001', 55.1],
    ['a01001', 23.5],
  ]);
  expect(new Set(reports.map((each) => each?.at)).size).toBe(70);
});
