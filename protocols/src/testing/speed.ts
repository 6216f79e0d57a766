import { decode as decodeGbt26875 } from '../gbt26875/decode.ts';
import { newPacketSplitter as newGbt26875Splitter } from '../gbt26875/split.ts';
import { decode as decodeHj212 } from '../hj212/decode.ts';
import { reportOf } from '../hj212/meaning.ts';
import { newPacketSplitter as newHj212Splitter } from '../hj212/split.ts';
import type { Splitter } from '../wire/stream.ts';
import { bytesOf, joined, ownVectors } from './vectors.ts';

// How many frames one core splits and decodes in a second of its own time: node protocols/src/testing/speed.ts
const FRAMES_A_CHUNK = 100;
const SECONDS = 1;

function measure(
  name: string,
  frame: Uint8Array,
  newSplitter: () => Splitter,
  read: (bytes: Uint8Array) => unknown,
): void {
  const chunk = joined(...Array.from({ length: FRAMES_A_CHUNK }, () => frame));
  run(chunk, newSplitter(), read, SECONDS / 2); // the first half second is the compiler's
  const rate = run(chunk, newSplitter(), read, SECONDS);
  console.log(`${name}, ${frame.length} bytes: ${Math.round(rate).toLocaleString('en')} frames/s`);
}

function run(chunk: Uint8Array, splitter: Splitter, read: (bytes: Uint8Array) => unknown, seconds: number): number {
  const begun = process.cpuUsage();
  let frames = 0;
  let spent = 0;
  while (spent < seconds) {
    for (const piece of splitter.push(chunk)) {
      read(piece.bytes);
      frames++;
    }
    const { user, system } = process.cpuUsage(begun);
    spent = (user + system) / 1e6;
  }
  return frames / spent;
}

const fire = ownVectors(new URL('../gbt26875/x', import.meta.url).href);
const dust = ownVectors(new URL('../hj212/x', import.meta.url).href);
const [smoke, life] = [bytesOf(fire[0] ?? {}), bytesOf(fire[1] ?? {})];
const [realtime, hour] = [bytesOf(dust[0] ?? {}), bytesOf(dust[2] ?? {})];

measure('gbt26875, component state with Chinese text', smoke, newGbt26875Splitter, (bytes) => decodeGbt26875(bytes));
measure('gbt26875, sign of life', life, newGbt26875Splitter, (bytes) => decodeGbt26875(bytes));
measure('hj212, five factors', realtime, newHj212Splitter, (bytes) => decodeHj212(bytes));
measure('hj212, an hour of one factor', hour, newHj212Splitter, (bytes) => decodeHj212(bytes));
measure('hj212, five factors with names and units', realtime, newHj212Splitter, (bytes) => {
  const decoded = decodeHj212(bytes);
  return decoded.ok ? reportOf(decoded.value) : null;
});
