import { connect, type Socket } from 'node:net';
import { decode } from '@chengyun/protocols/hj212/decode';
import { encode } from '@chengyun/protocols/hj212/encode';
import { timeText } from '@chengyun/protocols/hj212/meaning';
import { compose, headerOf, type Item, type Message } from '@chengyun/protocols/hj212/message';
import { newPacketSplitter } from '@chengyun/protocols/hj212/split';

/** A data logger on its connection. */
export type DataLogger = {
  /** Sends a packet that wants an answer; `answered` is called with the 9014 or 9013. */
  readonly send: (cn: string, cp: readonly Item[], answered: (message: Message) => void) => void;
  readonly packet: (cn: string, cp: readonly Item[]) => Uint8Array;
  /** Answers a request: 9011 or 9012. */
  readonly answer: (to: Message, cn: string, cp: readonly Item[]) => void;
  readonly onRequest: (listener: (message: Message) => void) => void;
  readonly socket: Socket;
  readonly closed: Promise<void>;
  readonly end: () => void;
};

/** System types (HJ 212-2017, 6.6.1, table 5): dust of building sites, surface water. */
export const SYSTEM = { dust: '39', water: '21' } as const;

/** Connects as the logger of a system type with this MN and password. */
export function dataLogger(
  host: string,
  port: number,
  mn: string,
  pw = '123456',
  st: string = SYSTEM.dust,
): Promise<DataLogger> {
  const socket = connect({ host, port, noDelay: true });
  const splitter = newPacketSplitter();
  const waiting = new Map<string, (message: Message) => void>();
  const listeners: ((message: Message) => void)[] = [];
  let last = 0;
  let qn = '';

  socket.on('data', (chunk: Buffer) => {
    for (const piece of splitter.push(chunk)) if (piece.kind === 'frame') hear(piece.bytes);
  });
  function hear(bytes: Uint8Array): void {
    const read = decode(bytes);
    if (!read.ok) return;
    const header = headerOf(read.value);
    if (header.cn !== '9014' && header.cn !== '9013') {
      for (const listener of listeners) listener(read.value);
      return;
    }
    const answered = waiting.get(header.qn ?? '');
    waiting.delete(header.qn ?? '');
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
  function packet(cn: string, cp: readonly Item[]): Uint8Array {
    // QN has milliseconds: two packets within one would share it.
    last = Math.max(last + 1, Date.now());
    qn = timeText(last, true);
    const flag = { edition: '2017' as const, parts: false, answer: true };
    return encode(compose({ qn, st, cn, pw, mn, flag, pnum: null, pno: null }, cp));
  }
  const logger: DataLogger = {
    ...{ socket, packet },
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
    send: (cn, cp, answered) => {
      const bytes = packet(cn, cp);
      waiting.set(qn, answered);
      write(bytes);
    },
    answer: (to, cn, cp) => {
      const flag = { edition: '2017' as const, parts: false, answer: false };
      write(encode(compose({ ...headerOf(to), st: '91', cn, flag, pnum: null, pno: null }, cp)));
    },
    onRequest: (listener) => void listeners.push(listener),
    end: () => void socket.end(),
  };
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => resolve(logger));
  });
}
