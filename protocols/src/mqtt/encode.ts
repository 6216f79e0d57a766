import type { Connect, Packet, Publish } from './packet.ts';
import { PROTOCOL, TYPE } from './table.ts';

const utf8 = new TextEncoder();

/** The packet's bytes. A text above 65,535 bytes or a packet above 256 MB is a programming mistake and throws. */
export function encode(packet: Packet): Uint8Array {
  switch (packet.type) {
    case 'connect':
      return framed(TYPE.connect, 0, connectBody(packet));
    case 'foreign':
      return framed(TYPE.connect, 0, [...text(packet.protocol), Uint8Array.of(packet.level)]);
    case 'connack':
      return framed(TYPE.connack, 0, [Uint8Array.of(packet.sessionPresent ? 1 : 0, packet.code)]);
    case 'publish':
      return publish(packet);
    case 'subscribe':
      return framed(TYPE.subscribe, 2, [
        int16(packet.id),
        ...packet.topics.flatMap(({ topic, qos }) => [...text(topic), Uint8Array.of(qos)]),
      ]);
    case 'suback':
      return framed(TYPE.suback, 0, [int16(packet.id), Uint8Array.from(packet.codes)]);
    case 'unsubscribe':
      return framed(TYPE.unsubscribe, 2, [int16(packet.id), ...packet.topics.flatMap(text)]);
    case 'pingreq':
    case 'pingresp':
    case 'disconnect':
      return framed(TYPE[packet.type], 0, []);
    default:
      return framed(TYPE[packet.type], packet.type === 'pubrel' ? 2 : 0, [int16(packet.id)]);
  }
}

function publish({ topic, payload, qos, dup, retain, id }: Publish): Uint8Array {
  const flags = (dup ? 8 : 0) | (qos << 1) | (retain ? 1 : 0);
  return framed(TYPE.publish, flags, [...text(topic), ...(qos === 0 ? [] : [int16(id)]), payload]);
}

function connectBody({ level, clean, keepAlive, clientId, will, username, password }: Connect): readonly Uint8Array[] {
  const willFlags = will === null ? 0 : 4 | (will.qos << 3) | (will.retain ? 0x20 : 0);
  const names = (username === null ? 0 : 0x80) | (password === null ? 0 : 0x40);
  return [
    ...text(PROTOCOL[level] ?? ''),
    Uint8Array.of(level, names | willFlags | (clean ? 2 : 0)),
    int16(keepAlive),
    ...text(clientId),
    ...(will === null ? [] : [...text(will.topic), ...lengthFirst(will.payload)]),
    ...(username === null ? [] : text(username)),
    ...(password === null ? [] : lengthFirst(password)),
  ];
}

function framed(type: number, flags: number, parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = [(type << 4) | flags, ...lengthBytes(length)];
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** 2.2.3: seven bits a byte, the lowest first. */
function lengthBytes(length: number): readonly number[] {
  if (length > 268_435_455) throw new RangeError(`A packet of ${length} bytes is longer than MQTT can say`);
  const bytes = [];
  for (let left = length; ; left >>>= 7) {
    if (left < 128) return [...bytes, left];
    bytes.push((left & 0x7f) | 0x80);
  }
}

function text(value: string): readonly Uint8Array[] {
  return lengthFirst(utf8.encode(value));
}

function lengthFirst(bytes: Uint8Array): readonly Uint8Array[] {
  return [int16(bytes.length), bytes];
}

function int16(value: number): Uint8Array {
  if (value > 0xffff) throw new RangeError(`${value} does not fit into 16 bits`);
  return Uint8Array.of(value >> 8, value & 0xff);
}
