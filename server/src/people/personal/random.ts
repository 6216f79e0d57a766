import { randomBytes } from 'node:crypto';

const POOL = 8192;
let pool = Buffer.alloc(0);
let at = 0;

/** Random bytes, drawn from the system's generator by the page: a call of its own for a nonce costs more than the nonce. */
export function drawRandom(bytes: number): Buffer {
  if (at + bytes > pool.length) {
    pool = randomBytes(Math.max(POOL, bytes));
    at = 0;
  }
  // A page is drawn from once and then left alone, so that what was given out stays what it is.
  const drawn = pool.subarray(at, at + bytes);
  at += bytes;
  return drawn;
}
