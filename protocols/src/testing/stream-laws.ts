import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Piece, Splitter } from '../wire/stream.ts';
import { joined } from './vectors.ts';

/** What the laws need to know of a protocol. `broken` is a whole frame whose check fails; `checkAt` is where its check begins in `first`. */
export type StreamUnderTest = {
  readonly newSplitter: () => Splitter;
  readonly first: Uint8Array;
  readonly second: Uint8Array;
  readonly broken: Uint8Array;
  readonly garbage: Uint8Array;
  readonly checkAt: number;
  readonly bound: number;
};

/** The eight cases every stream parser passes, and the law behind them: chunking does not matter. */
export function streamLaws(t: StreamUnderTest): void {
  plainCases(t);
  brokenCases(t);
}

function plainCases(t: StreamUnderTest): void {
  const run = (...chunks: readonly Uint8Array[]) => framesOf(pushAll(t.newSplitter(), chunks));

  test('one frame in one chunk is found', () => {
    expect(run(t.first)).toEqual([hex(t.first)]);
  });
  test('two frames in one chunk are both found', () => {
    expect(run(joined(t.first, t.second))).toEqual([hex(t.first), hex(t.second)]);
  });
  test('one frame in two chunks is found, wherever the cut is', () => {
    for (let at = 0; at <= t.first.length; at++)
      expect(run(t.first.slice(0, at), t.first.slice(at))).toEqual([hex(t.first)]);
  });
  test('a check that comes as its own chunk is waited for', () => {
    const splitter = t.newSplitter();
    expect(framesOf(splitter.push(t.first.slice(0, t.checkAt)))).toEqual([]);
    expect(framesOf(splitter.push(t.first.slice(t.checkAt)))).toEqual([hex(t.first)]);
  });
}

function brokenCases(t: StreamUnderTest): void {
  const run = (...chunks: readonly Uint8Array[]) => framesOf(pushAll(t.newSplitter(), chunks));

  test('garbage before the start is passed over and reported', () => {
    const pieces = pushAll(t.newSplitter(), [joined(t.garbage, t.first)]);
    expect(framesOf(pieces)).toEqual([hex(t.first)]);
    expect(pieces[0]?.kind).toBe('noise');
  });
  test('reading goes on after a frame whose check fails', () => {
    expect(run(joined(t.first, t.broken, t.second, t.first))).toEqual([hex(t.first), hex(t.second), hex(t.first)]);
  });
  test('a frame whose check fails does not throw and is kept with a reason', () => {
    const noise = pushAll(t.newSplitter(), [joined(t.broken, t.first)]).filter((piece) => piece.kind === 'noise');
    expect(joined(...noise.map((piece) => piece.bytes))).toEqual(t.broken);
    expect(noise[0]?.why).not.toBe('');
  });
  test('a frame that never ends holds bounded memory and does not swallow the next ones', () => {
    const splitter = t.newSplitter();
    const opening = t.first.slice(0, t.checkAt);
    for (let i = 0; i < 200; i++) splitter.push(opening);
    expect(splitter.held()).toBeLessThanOrEqual(t.bound);
    const later = Array.from({ length: 40 }, () => t.second);
    expect(framesOf(pushAll(splitter, later))).toContain(hex(t.second));
  });
  test('a sender that falls silent within a frame does not hold back what follows it', () => {
    const splitter = t.newSplitter();
    const pieces = [...splitter.push(joined(t.first.slice(0, 30), t.second)), ...splitter.giveUp()];
    expect(framesOf(pieces)).toEqual([hex(t.second)]);
    expect(splitter.held()).toBe(0);
    expect(splitter.giveUp()).toEqual([]);
  });
  test('a corrupted byte anywhere costs its own frame and no other', () => {
    const after = joined(...Array.from({ length: Math.ceil(t.bound / t.second.length) + 1 }, () => t.second));
    const expected = run(after);
    for (let at = 0; at < t.first.length; at++) {
      for (const flip of [0x01, 0x20, 0x80, 0xff]) {
        const bad = t.first.slice();
        bad[at] = (bad[at] ?? 0) ^ flip;
        expect(run(bad, after)).toEqual(expected);
      }
    }
  });
  test('any chunking gives the same pieces', () => {
    sameInAnyChunking(t.newSplitter, [t.first, t.second, t.broken, t.garbage]);
  });
}

/** Streams made of the samples and of random bytes give the same pieces in one chunk and in many. */
export function sameInAnyChunking(newSplitter: () => Splitter, samples: readonly Uint8Array[]): void {
  const part = fc.oneof(fc.constantFrom(...samples), fc.uint8Array({ maxLength: 40 }));
  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), sizes, (parts, lengths) => {
      const stream = joined(...parts);
      expect(shown(pushAll(newSplitter(), chunked(stream, lengths)))).toEqual(shown(pushAll(newSplitter(), [stream])));
    }),
    { numRuns: 300 },
  );
}

export function pushAll(splitter: Splitter, chunks: readonly Uint8Array[]): readonly Piece[] {
  return chunks.flatMap((chunk) => splitter.push(chunk));
}

/** The frames among the pieces, in hex. */
export function framesOf(pieces: readonly Piece[]): readonly string[] {
  return pieces.filter((piece) => piece.kind === 'frame').map((piece) => hex(piece.bytes));
}

function shown(pieces: readonly Piece[]): readonly string[] {
  return pieces.map((piece) => `${piece.kind} ${hex(piece.bytes)} ${piece.kind === 'noise' ? piece.why : ''}`);
}

function chunked(stream: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, i = 0; at < stream.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    chunks.push(stream.slice(at, at + size));
    at += size;
  }
  return chunks;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
