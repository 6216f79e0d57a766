import fc from 'fast-check';
import type { JsonObject } from '../wire/json.ts';

// Arbitraries that several protocols need for their value types.
export const word = fc.string({ minLength: 1, maxLength: 12 });
export const hexDigits = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('hex'));
export const count = fc.integer({ min: 0, max: 0xffffffff });
export const decimal = fc.integer({ min: -100_000, max: 100_000 }).map((value) => value / 8);
export const millis = fc.integer({ min: 1, max: 4_000_000_000_000 });
export const rfcTime = millis.map((at) => new Date(at).toISOString());

/** An object of readings, as decoders of single models give it. */
export const readings: fc.Arbitrary<JsonObject> = fc
  .dictionary(fc.constantFrom('temperature', 'smoke', 'level', 'state', '门'), fc.oneof(decimal, word, fc.boolean()), {
    noNullPrototype: true,
  })
  .map((found) => ({ ...found }));
