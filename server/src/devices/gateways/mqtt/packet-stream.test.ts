import { encode } from '@chengyun/protocols/mqtt/encode';
import type { Packet } from '@chengyun/protocols/mqtt/packet';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packetStream } from './packet-stream.ts';

const PING: Packet = { type: 'pingreq' };

function aPublish(size: number): Packet {
  return {
    type: 'publish',
    topic: 't',
    payload: new Uint8Array(size),
    qos: 1,
    dup: false,
    retain: false,
    id: (size % 60_000) + 1,
  };
}

test('packets are read in their order however the stream is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      (sizes, step) => {
        const sent = [PING, ...sizes.map(aPublish)];
        const heard: number[] = [];
        const read = packetStream((packet) => heard.push('id' in packet ? packet.id : 0) > 0);
        const stream = Buffer.concat(sent.map(encode));
        for (let at = 0; at < stream.length; at += step) expect(read(stream.subarray(at, at + step))).toBe(true);
        expect(heard).toEqual([0, ...sizes.map((size) => size + 1)]);
      },
    ),
  );
});

test('a packet over the bound is told by its length, before its body; the first has a bound of its own', () => {
  const long = encode(aPublish(5_000));
  expect(packetStream(() => true)(long.subarray(0, 3))).toBe(false);
  expect(packetStream(() => true)(Buffer.concat([encode(PING), long]))).toBe(true);
  expect(packetStream(() => true)(Buffer.concat([encode(PING), encode(aPublish(300_000)).subarray(0, 4)]))).toBe(false);
  expect(packetStream(() => true)(Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0xff))).toBe(false);
});

test('nothing is read behind a packet that is not taken', () => {
  const heard: string[] = [];
  const read = packetStream((packet) => heard.push(packet.type) < 2);
  expect(read(Buffer.concat([PING, PING, PING].map(encode)))).toBe(false);
  expect(heard).toHaveLength(2);
});
