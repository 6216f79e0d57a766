import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Explained } from '../wire/explained.ts';

type Subject = {
  readonly explain: (bytes: Uint8Array) => Explained;
  readonly isReadable: (bytes: Uint8Array) => boolean;
  readonly frames: readonly Uint8Array[];
};

/** What every explanation of a frame holds to, for whole frames, damaged ones and noise. */
export function explainLaws({ explain, isReadable, frames }: Subject): void {
  test('the stretches of a frame lie one after the other and name every byte', () => {
    for (const frame of frames) expect(gapsIn(explain(frame), frame.length)).toEqual([]);
  });
  test('a frame has a fault exactly when it cannot be read', () => {
    for (const frame of frames) expect(explain(frame).fault === null).toBe(isReadable(frame));
  });
  test('damaged frames and noise are named byte by byte too', () => {
    const damaged = fc
      .tuple(fc.constantFrom(...frames), fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat())
      .map(([frame, at, byte, cut]) => {
        const copy = frame.slice(0, frame.length - (cut % 8));
        if (copy.length > 0) copy[at % copy.length] = byte;
        return copy;
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 120 })), (bytes) => {
        const explained = explain(bytes);
        expect(gapsIn(explained, bytes.length)).toEqual([]);
        expect(explained.fault === null).toBe(isReadable(bytes));
      }),
      { numRuns: 300 },
    );
  });
}

function gapsIn({ stretches }: Explained, size: number): readonly string[] {
  const gaps: string[] = [];
  let at = 0;
  for (const stretch of stretches) {
    if (stretch.at !== at || stretch.length < 1) gaps.push(`at ${at}: ${JSON.stringify(stretch)}`);
    at = stretch.at + stretch.length;
  }
  if (at !== size) gaps.push(`ends at ${at} of ${size}`);
  return gaps;
}
