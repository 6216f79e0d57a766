import type { Socket } from 'node:net';

/** What one connection has in flight, and whether it may go on. */
export type Flow = {
  /** One more message waits for its acknowledgement. */
  readonly began: () => void;
  readonly settled: () => void;
  /** Pauses the socket when too much waits; called when a chunk has been read. */
  readonly look: () => void;
};

type Options = {
  readonly socket: Socket;
  /** Messages that may wait before the socket pauses. */
  readonly window: number;
  /** True while the store is so far behind that sockets should pause. */
  readonly isFull: () => boolean;
};

const AGAIN_MS = 50;

/** Holds a socket back while too much of it, or of all, waits for the store. */
export function newFlow({ socket, window, isFull }: Options): Flow {
  let waiting = 0;

  function pause(): void {
    socket.pause();
    // When only the store as a whole is behind, nothing of this connection may be left to wake it.
    if (waiting === 0) setTimeout(() => (isFull() ? pause() : socket.resume()), AGAIN_MS);
  }
  return {
    began: () => {
      waiting += 1;
    },
    settled: () => {
      waiting -= 1;
      if (waiting >= window / 2 || !socket.isPaused()) return;
      if (!isFull()) socket.resume();
      else if (waiting === 0) pause();
    },
    look: () => {
      if (waiting >= window || isFull()) pause();
    },
  };
}
