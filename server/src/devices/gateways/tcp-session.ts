import type { Socket } from 'node:net';
import type { Splitter } from '@chengyun/protocols/wire/stream';
import { newFlow } from './flow.ts';
import { closeSoon } from './outbox.ts';

type Options = {
  readonly socket: Socket;
  readonly splitter: Splitter;
  /** Takes a frame in and calls `settled` once, when it is dealt with. */
  readonly onFrame: (bytes: Uint8Array, settled: () => void) => void;
  /** What belonged to no frame. */
  readonly onNoise: (bytes: Uint8Array, why: string) => void;
  /** A connection on which nothing whole comes for so long is ended. */
  readonly idleMs: number;
  /** Frames that may wait for their acknowledgement before the socket pauses. */
  readonly window: number;
  /** True while the store is so far behind that sockets should pause. */
  readonly isFull: () => boolean;
};

/** A frame that stops in its middle for so long is given up, so that a damaged length holds back no later frame. */
const STALLED_MS = 5_000;

/** Reads frames from a socket: pauses when too many wait, gives up what stalls, ends what is silent. */
export function tcpSession({ socket, splitter, onFrame, onNoise, idleMs, window, isFull }: Options): void {
  const flow = newFlow({ socket, window, isFull });
  let lastWhole = Date.now();
  let lastByte = lastWhole;
  const stalledMs = Math.min(STALLED_MS, idleMs / 3);
  let waiting = 0;
  let isOver = false;

  function take(pieces: ReturnType<Splitter['push']>): void {
    for (const piece of pieces) {
      if (piece.kind === 'noise') {
        onNoise(piece.bytes, piece.why);
        continue;
      }
      lastWhole = lastByte;
      flow.began();
      waiting += 1;
      onFrame(piece.bytes, settled);
    }
    flow.look();
  }
  function settled(): void {
    flow.settled();
    waiting -= 1;
    endWhenAnswered();
  }
  /** Who has said all it had to say is answered and then let go. */
  function endWhenAnswered(): void {
    if (isOver && waiting === 0) closeSoon(socket);
  }
  const watch = setInterval(
    () => {
      const now = Date.now();
      if (now - lastByte > stalledMs && !socket.isPaused()) take(splitter.giveUp());
      if (now - lastWhole > idleMs) socket.destroy();
    },
    Math.min(1_000, stalledMs),
  );
  socket.on('data', (chunk: Buffer) => {
    lastByte = Date.now();
    take(splitter.push(chunk));
  });
  socket.once('end', () => {
    take(splitter.giveUp()); // nothing more comes for what was begun
    isOver = true;
    endWhenAnswered();
  });
  socket.once('close', () => clearInterval(watch));
}
