import { expect, test } from 'vitest';
import { eachShared } from '../testing/shared-laws.ts';
import { sharedBytes, sharedVectors, utf8 } from '../testing/vectors.ts';
import { crcModbus } from '../wire/crc-modbus.ts';
import { crcHj212 } from './crc.ts';
import { decode } from './decode.ts';
import { dialects } from './dialect.ts';
import { encode } from './encode.ts';
import { flagOf, headerOf, type Message } from './message.ts';
import { newPacketSplitter } from './split.ts';

const vectors = sharedVectors('hj212.json');
const EDITION = ['2005', '2017', '2025'] as const;

eachShared(vectors, (vector) => {
  const bytes = sharedBytes(vector);
  const decoded = decode(bytes);
  expect(decoded.ok).toBe(vector.valid);
  const split = newPacketSplitter()
    .push(bytes)
    .some((piece) => piece.kind === 'frame');
  expect(split).toBe(vector.valid);
  const { crc, crcHJ, crcModbus: modbus, error } = vector.expect;
  const segment = bytes.subarray(6, bytes.lastIndexOf(0x26) + 1);
  expect([hex(crcHj212(segment, 0, segment.length)), hex(crcModbus(segment, 0, segment.length))]).toEqual([
    crcHJ,
    modbus,
  ]);
  if (error === 'crcIsModbusNotHJ212') expect(decode(bytes, dialects['modbus-crc']).ok).toBe(true);
  if (!decoded.ok) return;
  expect(summary(decoded.value)).toEqual({
    header: vector.expect['header'],
    flag: vector.expect['flag'] ?? null,
    cp: vector.expect['cp'],
    factors: vector.expect['factors'],
  });
  if (crc === String(crc).toUpperCase()) expect(encode(decoded.value)).toEqual(withLineEnd(vector.frame));
});

/** Our value told in the collection's words. */
function summary(message: Message): unknown {
  const header = Object.fromEntries(message.fields.map(({ name, value }) => [name, value]));
  const { flag } = headerOf(message);
  const cp: Record<string, unknown> = {};
  const factors: Record<string, Record<string, unknown>> = {};
  for (const { name, value } of (message.cp ?? []).flat()) {
    const dash = name.lastIndexOf('-');
    if (name === '') continue;
    if (dash <= 0) cp[name] = value;
    else factors[name.slice(0, dash)] = { ...factors[name.slice(0, dash)], [name.slice(dash + 1)]: value };
  }
  const version = flag === null || flag.edition === 'unknown' ? -1 : EDITION.indexOf(flag.edition);
  const told = flag && { value: Number(header['Flag']), ack: flag.answer, sub: flag.parts, version };
  return { header, flag: told, cp, factors };
}

test('a flag byte tells edition, parts and answer', () => {
  expect([flagOf('7'), flagOf('8'), flagOf('12'), flagOf('x'), flagOf('256')]).toEqual([
    { edition: '2017', parts: true, answer: true },
    { edition: '2025', parts: false, answer: false },
    { edition: 'unknown', parts: false, answer: false },
    null,
    null,
  ]);
});

function withLineEnd(frame: string): Uint8Array {
  return utf8(frame.endsWith('\r\n') ? frame : `${frame}\r\n`);
}

function hex(crc: number): string {
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
