import { connect, type Socket } from 'node:net';

/** One connection of the load that keeps its window full: each acknowledgement is answered by a new message. */
export type Line = { readonly start: () => void; readonly end: () => void };

/** What a line asks and tells the load. */
export type Pace = {
  /** Messages that may wait for their acknowledgement; each has a slot from 0 on. */
  readonly window: number;
  /** Counts one more message and says whether it may still go. */
  readonly mayGo: () => boolean;
  /** An acknowledgement came so many milliseconds after its message. */
  readonly onAck: (ms: number) => void;
};

/** A protocol's way to say one message after the other and to hear its acknowledgement, without an object for either. */
export type Wording = {
  /** Most bytes of a message. */
  readonly size: number;
  /** Writes the next message of a slot and gives where it ends. */
  readonly write: (slot: number, into: Buffer, at: number) => number;
  /**
   * Reads one answer at a place: its length, 0 while it is not whole, and the slot it acknowledges, -1 for none.
   * Throws on what is no acknowledgement.
   */
  readonly read: (bytes: Buffer, at: number) => Answer;
};

export type Answer = { length: number; slot: number };

/** Over a socket that is connected and let in. All that one chunk acknowledges is answered in one write. */
export function lineOver(socket: Socket, { size, write, read }: Wording, { window, mayGo, onAck }: Pace): Line {
  const sentAt = new Float64Array(window);
  let held: Buffer = Buffer.alloc(0);

  function say(slots: readonly number[]): void {
    const out = Buffer.allocUnsafe(slots.length * size);
    const now = performance.now();
    let end = 0;
    for (const slot of slots) {
      if (!mayGo()) break;
      sentAt[slot] = now;
      end = write(slot, out, end);
    }
    if (end > 0) socket.write(out.subarray(0, end));
  }
  socket.on('data', (chunk: Buffer) => {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const now = performance.now();
    const free: number[] = [];
    let at = 0;
    for (;;) {
      const { length, slot } = read(bytes, at);
      if (length === 0) break;
      at += length;
      if (slot < 0) continue;
      onAck(now - (sentAt[slot] ?? 0));
      free.push(slot);
    }
    held = bytes.subarray(at);
    say(free);
  });
  return { start: () => say(Array.from({ length: window }, (_, slot) => slot)), end: () => void socket.end() };
}

/** Connects to the server on loopback. */
export function dial(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket));
  });
}

/** Writes a whole number as decimal digits, filled up with zeros. */
export function writeDigits(into: Buffer, at: number, value: number, digits: number): void {
  let left = value;
  for (let place = at + digits - 1; place >= at; place--) {
    into[place] = 0x30 + (left % 10);
    left = Math.floor(left / 10);
  }
}
