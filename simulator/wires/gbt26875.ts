import { connect, type Socket } from 'node:net';
import { decode } from '@chengyun/protocols/gbt26875/decode';
import { encode } from '@chengyun/protocols/gbt26875/encode';
import type { Frame, KnownUnit } from '@chengyun/protocols/gbt26875/frame';
import { newPacketSplitter } from '@chengyun/protocols/gbt26875/split';
import { COMMAND } from '@chengyun/protocols/gbt26875/table';

/** A user-information transmission device on its connection. */
export type Transmitter = {
  /** Sends data; `answered` is called with the confirm or the deny. */
  readonly send: (unit: KnownUnit | { readonly type: 'none' }, at: Date, answered: (frame: Frame) => void) => void;
  /** The packet `send` would write, for whoever wants to damage it first. */
  readonly packet: (unit: KnownUnit | { readonly type: 'none' }, at: Date) => Uint8Array;
  readonly answer: (to: Frame, command: 'confirm' | 'answer' | 'deny', unit?: KnownUnit) => void;
  readonly onCommand: (listener: (frame: Frame) => void) => void;
  readonly socket: Socket;
  readonly closed: Promise<void>;
  readonly end: () => void;
};

const CENTRE = 1;

/** Connects as the device with this 48-bit address. */
export function transmitter(host: string, port: number, address: number): Promise<Transmitter> {
  const socket = connect({ host, port, noDelay: true });
  const splitter = newPacketSplitter();
  const waiting = new Map<number, (frame: Frame) => void>();
  const listeners: ((frame: Frame) => void)[] = [];
  let serial = 0;

  socket.on('data', (chunk: Buffer) => {
    for (const piece of splitter.push(chunk)) if (piece.kind === 'frame') hear(piece.bytes);
  });
  function hear(bytes: Uint8Array): void {
    const read = decode(bytes);
    if (!read.ok) return;
    const { command } = read.value;
    if (command !== COMMAND.confirm && command !== COMMAND.deny) {
      for (const listener of listeners) listener(read.value);
      return;
    }
    const answered = waiting.get(read.value.serial);
    waiting.delete(read.value.serial);
    answered?.(read.value);
  }
  /** What is written in one turn of the event loop goes out in one piece. */
  function write(bytes: Uint8Array): void {
    if (socket.writableCorked === 0) {
      socket.cork();
      process.nextTick(() => socket.uncork());
    }
    socket.write(bytes);
  }
  function packet(unit: KnownUnit | { readonly type: 'none' }, at: Date): Uint8Array {
    do serial = (serial + 1) % 0x10000;
    while (waiting.has(serial));
    const ends = { source: address, destination: CENTRE };
    return encode({ serial, version: [1, 1], time: { at: at.getTime() }, ...ends, command: COMMAND.send, unit });
  }
  const device: Transmitter = {
    ...{ socket, packet },
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
    send: (unit, at, answered) => {
      const bytes = packet(unit, at);
      waiting.set(serial, answered);
      write(bytes);
    },
    answer: (to, command, unit) => {
      const ends = { source: to.destination, destination: to.source };
      const head = { serial: to.serial, version: to.version, time: { at: Date.now() }, ...ends };
      write(encode({ ...head, command: COMMAND[command], unit: unit ?? { type: 'none' } }));
    },
    onCommand: (listener) => void listeners.push(listener),
    end: () => void socket.end(),
  };
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => resolve(device));
  });
}
