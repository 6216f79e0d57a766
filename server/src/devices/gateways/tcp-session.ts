import type { Socket } from 'node:net';
import type { Splitter } from '@chengyun/protocols/wire/stream';

type Options = {
  readonly socket: Socket;
  readonly splitter: Splitter;
  /** Takes a frame in; resolves when it is dealt with. Never rejects for what the device sent. */
  readonly onFrame: (bytes: Uint8Array) => Promise<void> | undefined;
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
const AGAIN_MS = 50;

/** Reads frames from a socket: pauses when too many wait, gives up what stalls, ends what is silent. */
export function tcpSession({ socket, splitter, onFrame, onNoise, idleMs, window, isFull }: Options): void {
  let waiting = 0;
  let lastWhole = Date.now();
  let lastByte = lastWhole;
  const stalledMs = Math.min(STALLED_MS, idleMs / 3);

  function take(pieces: ReturnType<Splitter['push']>): void {
    for (const piece of pieces) {
      if (piece.kind === 'noise') {
        onNoise(piece.bytes, piece.why);
        continue;
      }
      lastWhole = Date.now();
      const done = onFrame(piece.bytes);
      if (!done) continue;
      waiting += 1;
      done.finally(settled);
    }
    if (waiting >= window || isFull()) pause();
  }
  function settled(): void {
    waiting -= 1;
    if (waiting < window / 2 && socket.isPaused() && !isFull()) socket.resume();
  }
  function pause(): void {
    socket.pause();
    // When only the store as a whole is behind, nothing of this connection may be left to wake it.
    if (waiting === 0) setTimeout(() => (isFull() ? pause() : socket.resume()), AGAIN_MS);
  }
  const watch = setInterval(
    () => {
      const now = Date.now();
      if (splitter.held() > 0 && now - lastByte > stalledMs && !socket.isPaused()) take(splitter.giveUp());
      if (now - lastWhole > idleMs) socket.destroy();
    },
    Math.min(1_000, stalledMs),
  );
  socket.on('data', (chunk: Buffer) => {
    lastByte = Date.now();
    take(splitter.push(chunk));
  });
  socket.once('close', () => clearInterval(watch));
}
