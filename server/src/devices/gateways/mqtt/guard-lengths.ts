import type { Socket } from 'node:net';
import { lengthGuard } from './length-guard.ts';

/** Longest CONNECT and longest packet after it, in bytes. */
const FIRST = 4_096;
const LATER = 262_144;
/** A device that asks for no keepalive and says nothing for so long is gone. */
const IDLE_MS = 30 * 60_000;

/**
 * Ends a connection whose next packet would be too long, before a byte of it is kept: the broker's parser collects
 * whatever length a packet promises, up to 256 MB.
 */
export function guardLengths(socket: Socket): Socket {
  const fits = lengthGuard((nth) => (nth === 0 ? FIRST : LATER));
  const read = socket.read.bind(socket);
  socket.read = (size?: number) => {
    const chunk: Buffer | null = read(size);
    if (chunk === null || fits(chunk)) return chunk;
    socket.destroy();
    return null;
  };
  return socket.setTimeout(IDLE_MS, () => socket.destroy());
}
