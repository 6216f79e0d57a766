import { addBit, type BitSet, numbersIn } from './bit-set.ts';

/**
 * Sets of numbers by value, packed: of each value the length of its text and the text, how many numbers, and of each how
 * far it lies behind the one before it; lengths, counts and distances seven bits a byte, the lowest first.
 */
export function packSets(sets: ReadonlyMap<string, BitSet>): Buffer {
  const parts: Buffer[] = [];
  for (const [value, set] of [...sets].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const text = Buffer.from(value);
    const numbers = numbersIn(set);
    const bytes: number[] = [];
    writeNumber(bytes, numbers.length);
    let last = 0;
    for (const number of numbers) {
      writeNumber(bytes, number - last);
      last = number;
    }
    const head: number[] = [];
    writeNumber(head, text.length);
    parts.push(Buffer.from(head), text, Buffer.from(bytes));
  }
  return Buffer.concat(parts);
}

/** Puts packed sets into those that `setOf` gives for their values; what it gives none for is passed over. */
export function unpackInto(packed: Uint8Array, setOf: (value: string) => BitSet | null): void {
  const at = { byte: 0 };
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  while (at.byte < bytes.length) {
    const length = readNumber(bytes, at);
    const set = setOf(bytes.toString('utf8', at.byte, at.byte + length));
    at.byte += length;
    let number = 0;
    for (let left = readNumber(bytes, at); left > 0; left -= 1) {
      number += readNumber(bytes, at);
      if (set) addBit(set, number);
    }
  }
}

function writeNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
}

function readNumber(bytes: Uint8Array, at: { byte: number }): number {
  let [number, scale] = [0, 1];
  for (;;) {
    const byte = bytes[at.byte] ?? 0;
    at.byte += 1;
    number += (byte & 127) * scale;
    if (byte < 128) return number;
    scale *= 128;
  }
}
