import { existsSync, readFileSync } from 'node:fs';

/** A frame with its expected value or expected refusal, as kept in each protocol's `vectors.json`. */
export type Vector = {
  readonly title: string;
  readonly from: string;
  readonly hex?: string;
  readonly text?: string;
  readonly dialect?: string;
  readonly topic?: string;
  /** False where the text is a spelling we read but do not write. */
  readonly canonical?: boolean;
  readonly value?: unknown;
  readonly refused?: string;
};

/** A captured frame of the collection beside the repository. */
export type SharedVector = {
  readonly name: string;
  readonly encoding: string;
  readonly frame: string;
  readonly valid: boolean;
  readonly expect: Readonly<Record<string, unknown>>;
};

export function ownVectors(testUrl: string): readonly Vector[] {
  return JSON.parse(readFileSync(new URL('./vectors.json', testUrl), 'utf8'));
}

/** The collection's frames, or none with a message when it is not beside the checkout. */
export function sharedVectors(file: string): readonly SharedVector[] {
  const place = new URL(`../../../../shared/vectors/${file}`, import.meta.url);
  if (existsSync(place)) return JSON.parse(readFileSync(place, 'utf8'));
  console.log(`skipped: no ../shared/vectors/${file} beside the repository`);
  return [];
}

export function bytesOf(vector: { readonly hex?: string; readonly text?: string }): Uint8Array {
  return vector.hex === undefined ? utf8(vector.text ?? '') : hexBytes(vector.hex);
}

export function sharedBytes(vector: SharedVector): Uint8Array {
  return vector.encoding === 'hex' ? hexBytes(vector.frame) : utf8(vector.frame);
}

export function hexBytes(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
