import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { type Cursor, cursor } from './cursor.ts';
import type { Ack, Bare, Packet, Qos, Subscribe, Unsubscribe, Will } from './packet.ts';
import { packetLength } from './split.ts';
import { PROTOCOL, TYPE } from './table.ts';
import { topicText } from './topic-text.ts';

/** One whole packet of MQTT 3.1.1 (OASIS, chapter 3). Payloads are views of `bytes`. */
export function decode(bytes: Uint8Array): Decoded<Packet> {
  return decodeWithin(bytes, 0, bytes.length);
}

/** The same between two places of a stream: a view of each packet would be made for nothing. */
export function decodeWithin(buffer: Uint8Array, start: number, end: number): Decoded<Packet> {
  const first = buffer[start] ?? 0;
  return first >> 4 === TYPE.publish ? publish(buffer, start, end) : other(buffer.subarray(start, end), first);
}

function other(bytes: Uint8Array, first: number): Decoded<Packet> {
  if (packetLength(bytes, 0) !== bytes.length) return refuse('not as long as it says', 1);
  // 2.2.2: flags are reserved but in PUBLISH; three types have 0010.
  const flags = FLAGS[first >> 4];
  if (flags === undefined) return refuse(`no packet type ${first >> 4}`, 0);
  if (flags !== (first & 0x0f)) return refuse('reserved flags', 0);
  const read = cursor(bytes, bodyAt(bytes, 0));
  const value = BODY[first >> 4]?.(read);
  if (value && !read.failure() && read.left() > 0) read.fail('bytes after the end');
  return read.failure() ?? (value ? accept(value) : refuse('no packet', 0));
}

const FLAGS: Readonly<Record<number, number>> = {
  ...Object.fromEntries(Object.values(TYPE).map((type) => [type, 0])),
  ...{ [TYPE.pubrel]: 2, [TYPE.subscribe]: 2, [TYPE.unsubscribe]: 2 },
};

const BODY: Readonly<Record<number, (read: Cursor) => Packet>> = {
  [TYPE.connect]: connect,
  [TYPE.connack]: (read) => ({ type: 'connack', sessionPresent: read.byte() === 1, code: read.byte() }),
  [TYPE.puback]: ack('puback'),
  [TYPE.pubrec]: ack('pubrec'),
  [TYPE.pubrel]: ack('pubrel'),
  [TYPE.pubcomp]: ack('pubcomp'),
  [TYPE.unsuback]: ack('unsuback'),
  [TYPE.subscribe]: subscribe,
  [TYPE.suback]: (read) => ({ type: 'suback', id: packetId(read), codes: read.each(read.byte) }),
  [TYPE.unsubscribe]: unsubscribe,
  [TYPE.pingreq]: bare('pingreq'),
  [TYPE.pingresp]: bare('pingresp'),
  [TYPE.disconnect]: bare('disconnect'),
};

/** Where the body of the packet at `start` begins: behind the type and the bytes of the length. */
function bodyAt(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while ((bytes[at] ?? 0) >= 0x80) at += 1;
  return at + 1;
}

/** 3.3, by hand: of a thousand packets of a device 999 are these. */
function publish(buffer: Uint8Array, start: number, end: number): Decoded<Packet> {
  if (packetLength(buffer, start) !== end - start) return refuse('not as long as it says', 1);
  const first = buffer[start] ?? 0;
  const qos = (first >> 1) & 3;
  if (qos === 3) return refuse('QoS 3', 0); // 3.3.1.2
  const dup = (first & 8) !== 0;
  if (dup && qos === 0) return refuse('DUP with QoS 0', 0); // 3.3.1.1
  const at = bodyAt(buffer, start);
  const from = at + 2;
  const to = from + int16(buffer, at);
  const body = qos === 0 ? to : to + 2;
  if (body > end) return refuse('ends within its header', end - start);
  const topic = topicText(buffer, from, to);
  if (topic === null || topic === '') return refuse('no topic to publish on', from - start); // 3.3.2.1, 4.7.1
  const id = qos === 0 ? 0 : int16(buffer, to);
  if (id === 0 && qos !== 0) return refuse('packet identifier 0', to - start); // 2.3.1
  const payload = buffer.subarray(body, end);
  return accept({ type: 'publish', topic, payload, qos: qosOf(qos), dup, retain: (first & 1) !== 0, id });
}

function int16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** 3.1 */
function connect(read: Cursor): Packet {
  const protocol = read.text();
  const level = read.byte();
  if (read.failure() || PROTOCOL[level] !== protocol) {
    read.skipRest();
    return { type: 'foreign', protocol, level };
  }
  const flags = read.byte();
  const willQos = (flags >> 3) & 3;
  const has = { will: (flags & 4) !== 0, password: (flags & 0x40) !== 0, username: (flags & 0x80) !== 0 };
  if ((flags & 1) !== 0) read.fail('reserved flag of CONNECT'); // 3.1.2.3
  if (willQos === 3 || (!has.will && (flags & 0x38) !== 0)) read.fail('flags of a will'); // 3.1.2.6, 3.1.2.7
  if (has.password && !has.username) read.fail('a password without a name'); // 3.1.2.9
  const keepAlive = read.int16();
  const clientId = read.text();
  const will = has.will ? willOf(read, qosOf(willQos), (flags & 0x20) !== 0) : null;
  return {
    ...{ type: 'connect', level: level === 3 ? 3 : 4, clean: (flags & 2) !== 0, keepAlive, clientId, will },
    username: has.username ? read.text() : null,
    password: has.password ? read.bytes() : null,
  };
}

function willOf(read: Cursor, qos: Qos, retain: boolean): Will {
  const topic = read.text();
  if (topic === '' || /[#+]/.test(topic)) read.fail('no topic to publish on');
  return { topic, payload: read.bytes(), qos, retain };
}

/** 3.8 */
function subscribe(read: Cursor): Subscribe {
  const id = packetId(read);
  const topics = read.each(() => {
    const topic = topicFilter(read);
    const qos = read.byte();
    if (qos > 2) read.fail(`QoS ${qos}`);
    return { topic, qos: qosOf(qos) };
  });
  if (topics.length === 0) read.fail('no topic');
  return { type: 'subscribe', id, topics };
}

/** 3.10 */
function unsubscribe(read: Cursor): Unsubscribe {
  const id = packetId(read);
  const topics = read.each(() => topicFilter(read));
  if (topics.length === 0) read.fail('no topic');
  return { type: 'unsubscribe', id, topics };
}

function topicFilter(read: Cursor): string {
  const topic = read.text();
  if (topic === '') read.fail('an empty topic'); // 4.7.3
  return topic;
}

function ack(type: Ack['type']): (read: Cursor) => Packet {
  return (read) => ({ type, id: packetId(read) });
}

function bare(type: Bare['type']): () => Packet {
  return () => ({ type });
}

function packetId(read: Cursor): number {
  const id = read.int16();
  if (id === 0) read.fail('packet identifier 0');
  return id;
}

function qosOf(bits: number): Qos {
  return bits === 1 || bits === 2 ? bits : 0;
}
