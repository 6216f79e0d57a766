import { crcModbus } from '../wire/crc-modbus.ts';
import { fromHex } from '../wire/hex.ts';
import type { Frame } from './frame.ts';
import { END, HEADER, MAX_LENGTH, START, TAIL } from './split.ts';

/** The frame's bytes; one that would pass 2,048 bytes is a programming mistake and throws. */
export function encode(frame: Frame): Uint8Array {
  const body = bodyBytes(frame.body);
  const length = HEADER + body.length + TAIL;
  if (length > MAX_LENGTH)
    throw new RangeError(`The frame takes ${length} bytes; at most ${MAX_LENGTH} are sent. Send fewer records.`);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set(START);
  bytes[2] = frame.command;
  view.setUint16(3, length);
  bytes.set(new TextEncoder().encode(frame.deviceId.padEnd(12, ' ').slice(0, 12)), 5);
  bytes[17] = frame.power;
  view.setInt8(18, frame.rssi);
  view.setUint16(19, frame.interval);
  view.setUint16(21, frame.body.kind === 'report' ? frame.body.records.length : frame.body.count);
  bytes.set([frame.deviceType, frame.alarms], 23);
  bytes.set(body, HEADER);
  view.setUint16(length - TAIL, crcModbus(bytes, 0, length - TAIL));
  bytes.set(END, length - 2);
  return bytes;
}

function bodyBytes(body: Frame['body']): Uint8Array {
  if (body.kind === 'opaque') return fromHex(body.hex) ?? new Uint8Array(0);
  const bytes = new Uint8Array(10 + 2 * body.records.length);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of [body.low, body.high, body.current].entries()) view.setInt16(2 * i, value);
  view.setUint32(6, Math.floor(body.at / 1000));
  for (const [i, value] of body.records.entries()) view.setInt16(10 + 2 * i, value);
  return bytes;
}
