import { expect, test } from 'vitest';

const MILLION = 1_000_000;
/** Bytes fed by the ordinary run; FUZZ=1 feeds ten times as many. */
const TOTAL = process.env['FUZZ'] === '1' ? 10 * MILLION : MILLION;

/** Feeds random bytes and mutated samples: the reader must not throw, and the second half must not be much slower than the first. */
export function survivesHostileBytes(
  samples: readonly Uint8Array[],
  newReader: () => (bytes: Uint8Array) => void,
): void {
  test(`${TOTAL.toLocaleString('en')} random and mutated bytes neither throw nor slow it down`, {
    timeout: 300_000,
  }, () => {
    const random = seeded(20260101);
    const read = newReader();
    const halves = [TOTAL / 2, TOTAL / 2].map((bytes) => timeToRead(bytes, samples, random, read));
    expect(halves[1]).toBeLessThan((halves[0] ?? 0) * 4 + 500);
    expect((halves[0] ?? 0) + (halves[1] ?? 0)).toBeLessThan((TOTAL / MILLION) * 20_000);
  });
}

function timeToRead(
  bytes: number,
  samples: readonly Uint8Array[],
  random: () => number,
  read: (bytes: Uint8Array) => void,
): number {
  const begun = performance.now();
  for (let fed = 0; fed < bytes; ) {
    const next =
      random() < 0.3 ? noise(random) : mutated(samples[Math.floor(random() * samples.length)] ?? noise(random), random);
    read(next);
    fed += next.length + 1;
  }
  return performance.now() - begun;
}

function noise(random: () => number): Uint8Array {
  return Uint8Array.from({ length: 1 + Math.floor(random() * 200) }, () => random() * 256);
}

function mutated(sample: Uint8Array, random: () => number): Uint8Array {
  const bytes = sample.slice(random() < 0.1 ? Math.floor(random() * sample.length) : 0);
  const changes = Math.floor(random() * 4);
  for (let i = 0; i < changes; i++) bytes[Math.floor(random() * bytes.length)] = random() * 256;
  return random() < 0.1 ? bytes.slice(0, Math.floor(random() * bytes.length)) : bytes;
}

/** A small generator with a seed, so that a failure can be run again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
