import type { Socket } from 'node:net';

/** A device that reads nothing of what is written to it is cut off beyond so many bytes. */
const MOST_UNREAD = 1_048_576;
const FIRST = 256;

type Outbox = { bytes: Buffer; used: number };

const outboxes = new WeakMap<Socket, Outbox>();

/** Writes to a socket, in one piece with whatever else is written to it in this turn of the event loop. */
export function writeSoon(socket: Socket, bytes: Uint8Array): void {
  const box = roomFor(socket, bytes.length);
  box.bytes.set(bytes, box.used);
  box.used += bytes.length;
}

/** The same for the four bytes of an acknowledgement, which a commit brings by the ten thousand. */
export function writeFour(socket: Socket, a: number, b: number, c: number, d: number): void {
  const box = roomFor(socket, 4);
  const { bytes, used } = box;
  bytes[used] = a;
  bytes[used + 1] = b;
  bytes[used + 2] = c;
  bytes[used + 3] = d;
  box.used = used + 4;
}

/** Closes a socket once what was written to it in this turn is out. */
export function closeSoon(socket: Socket): void {
  process.nextTick(() => socket.end(() => socket.destroy()));
}

function roomFor(socket: Socket, length: number): Outbox {
  const box = outboxes.get(socket);
  if (!box) return open(socket, length);
  if (box.used + length <= box.bytes.length) return box;
  const larger = Buffer.allocUnsafe(Math.max(box.bytes.length * 2, box.used + length));
  box.bytes.copy(larger, 0, 0, box.used);
  box.bytes = larger;
  return box;
}

function open(socket: Socket, length: number): Outbox {
  const box = { bytes: Buffer.allocUnsafe(Math.max(FIRST, length)), used: 0 };
  outboxes.set(socket, box);
  process.nextTick(send, socket, box);
  return box;
}

function send(socket: Socket, { bytes, used }: Outbox): void {
  outboxes.delete(socket);
  if (!socket.writable) return;
  socket.write(bytes.subarray(0, used));
  if (socket.writableLength > MOST_UNREAD) socket.destroy();
}
