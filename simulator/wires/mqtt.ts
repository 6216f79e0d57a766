import { connect, type Socket } from 'node:net';

/** A device's side of MQTT 3.1.1: just what a sensor needs, and quick enough to load a server. */
export type MqttSender = {
  /** Publishes with QoS 1; `acknowledged` is called with the PUBACK. */
  readonly publish: (topic: string, payload: Uint8Array, acknowledged: () => void, dup?: boolean) => void;
  /** Publishes with QoS 0. */
  readonly say: (topic: string, payload: Uint8Array) => void;
  /** Sent and not acknowledged. */
  readonly inFlight: () => number;
  readonly socket: Socket;
  readonly closed: Promise<void>;
  readonly end: () => void;
};

export type MqttLogin = {
  readonly host: string;
  readonly port: number;
  readonly clientId: string;
  readonly username: string;
  readonly password?: string;
};

const PUBACK = 4;
const CONNACK = 2;
/** Below the keep-alive of 60 s that the CONNECT names. */
const PING_MS = 45_000;

/** Connects and logs in; rejects with the return code of the CONNACK when it is refused. */
export function mqttSender({ host, port, clientId, username, password }: MqttLogin): Promise<MqttSender> {
  const socket = connect({ host, port, noDelay: true });
  const waiting = new Map<number, () => void>();
  let nextId = 0;
  let held: Buffer = Buffer.alloc(0);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  // MQTT 3.1.1, 3.12: who has nothing to say within the keep-alive asks whether the server is there.
  const pings = setInterval(() => void (socket.writable && socket.write(Buffer.of(0xc0, 0))), PING_MS);
  pings.unref();
  socket.once('close', () => clearInterval(pings));

  function takeId(): number {
    do nextId = (nextId % 65_535) + 1;
    while (waiting.has(nextId));
    return nextId;
  }
  /** What is written in one turn of the event loop goes out in one piece. */
  function write(bytes: Buffer): void {
    if (socket.writableCorked === 0) {
      socket.cork();
      process.nextTick(() => socket.uncork());
    }
    socket.write(bytes);
  }
  const sender: MqttSender = {
    ...{ socket, closed, inFlight: () => waiting.size, end: () => void socket.end(Buffer.of(0xe0, 0)) },
    publish: (topic, payload, acknowledged, dup = false) => {
      const id = takeId();
      waiting.set(id, acknowledged);
      write(publishPacket(topic, payload, id, dup));
    },
    say: (topic, payload) => write(publishPacket(topic, payload, null, false)),
  };
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed before it was let in')));
    socket.on('data', (chunk: Buffer) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      held = held.subarray(
        readPackets(held, (type, body) => {
          if (type === CONNACK && body[1] !== 0) reject(new Error(`refused with return code ${body[1]}`));
          else if (type === CONNACK) resolve(sender);
          if (type !== PUBACK) return;
          const id = body.readUInt16BE(0);
          const acknowledged = waiting.get(id);
          waiting.delete(id);
          acknowledged?.();
        }),
      );
    });
    socket.once('connect', () => socket.write(connectPacket(clientId, username, password)));
  });
}

/** Calls `take` for each whole packet; gives the number of bytes used. Packets of a server to a sensor are short. */
function readPackets(bytes: Buffer, take: (type: number, body: Buffer) => void): number {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const length = bytes[at + 1] ?? 0;
    if (length > 127) throw new Error('a packet longer than a sensor expects');
    if (at + 2 + length > bytes.length) break;
    take((bytes[at] ?? 0) >> 4, bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return at;
}

// MQTT 3.1.1, 3.1
function connectPacket(clientId: string, username: string, password: string | undefined): Buffer {
  const flags = 0b1000_0010 | (password === undefined ? 0 : 0b0100_0000);
  const head = Buffer.from([0, 4, 0x4d, 0x51, 0x54, 0x54, 4, flags, 0, 60]);
  const parts = [clientId, username, ...(password === undefined ? [] : [password])].map(lengthFirst);
  return packet(0x10, Buffer.concat([head, ...parts]));
}

// MQTT 3.1.1, 3.3; without an id it is QoS 0
function publishPacket(topic: string, payload: Uint8Array, id: number | null, dup: boolean): Buffer {
  const name = Buffer.byteLength(topic);
  const size = 2 + name + (id === null ? 0 : 2) + payload.length;
  const digits = size < 128 ? 1 : size < 16_384 ? 2 : size < 2_097_152 ? 3 : 4;
  const bytes = Buffer.allocUnsafe(1 + digits + size);
  bytes[0] = id === null ? 0x30 : dup ? 0x3a : 0x32;
  let at = writeLength(bytes, size);
  at = bytes.writeUInt16BE(name, at);
  at += bytes.write(topic, at);
  if (id !== null) at = bytes.writeUInt16BE(id, at);
  bytes.set(payload, at);
  return bytes;
}

function packet(first: number, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head[0] = first;
  const length = writeLength(head, body.length);
  return Buffer.concat([head.subarray(0, length), body]);
}

function writeLength(bytes: Buffer, size: number): number {
  let at = 1;
  for (let left = size; ; left = Math.floor(left / 128)) {
    bytes[at++] = left > 127 ? (left % 128) | 0x80 : left;
    if (left <= 127) return at;
  }
}

function lengthFirst(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]);
}
