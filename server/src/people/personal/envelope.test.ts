import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromText, type Key, labelOf, open, seal, toText } from './envelope.ts';
import { type Suite, sizes, suiteKey, suites } from './suites.ts';

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((b) => Buffer.from(b));
const plain = fc.string({ unit: 'binary', maxLength: 80 }).map((text) => Buffer.from(text, 'utf8'));
const place = fc.string({ unit: 'grapheme', maxLength: 60 });

function keyOf(suite: Suite, bytes: Buffer, version = 1): Key {
  return { ...suiteKey(suite, bytes), version };
}

/** A suite with a key and a nonce for it. */
const set = fc.constantFrom(...suites).chain((suite) =>
  fc.record({
    suite: fc.constant(suite),
    bytes: bytesOf(sizes[suite].key),
    nonce: bytesOf(sizes[suite].nonce),
    version: fc.integer({ min: 0, max: 65_535 }),
  }),
);

test('what is sealed opens at its place with its key, and its label says suite and version', () => {
  fc.assert(
    fc.property(set, plain, place, ({ suite, bytes, nonce, version }, value, at) => {
      const key = keyOf(suite, bytes, version);
      const sealed = seal(key, at, nonce, value);
      expect(labelOf(sealed)).toEqual({ suite, keyVersion: version });
      expect(open(key, at, sealed)).toEqual({ ok: true, plain: value });
      expect(fromText(toText(sealed))).toEqual(sealed);
    }),
  );
});

test('an envelope with any one bit flipped is refused', () => {
  fc.assert(
    fc.property(set, plain, place, fc.nat(), fc.integer({ min: 0, max: 7 }), (one, value, at, where, bit) => {
      const key = keyOf(one.suite, one.bytes, one.version);
      const sealed = seal(key, at, one.nonce, value);
      const index = where % sealed.length;
      sealed[index] = (sealed[index] ?? 0) ^ (1 << bit);
      expect(open(key, at, sealed).ok).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test('an envelope cut short, lengthened or empty is refused', () => {
  fc.assert(
    fc.property(set, plain, fc.nat(), ({ suite, bytes, nonce }, value, cut) => {
      const key = keyOf(suite, bytes);
      const sealed = seal(key, 'here', nonce, value);
      expect(open(key, 'here', sealed.subarray(0, cut % sealed.length)).ok).toBe(false);
      expect(open(key, 'here', Buffer.concat([sealed, Buffer.of(0)])).ok).toBe(false);
    }),
  );
});

test('an envelope opens at no other place and with no other key', () => {
  fc.assert(
    fc.property(set, plain, place, place, bytesOf(48), ({ suite, bytes, nonce, version }, value, at, other, rest) => {
      const key = keyOf(suite, bytes, version);
      const sealed = seal(key, at, nonce, value);
      if (other !== at) expect(open(key, other, sealed)).toEqual({ ok: false, why: 'forged' });
      const stranger = rest.subarray(0, sizes[suite].key);
      if (!stranger.equals(bytes)) {
        expect(open(keyOf(suite, stranger, version), at, sealed)).toEqual({ ok: false, why: 'forged' });
      }
      expect(open({ ...key, version: (version + 1) % 65_536 }, at, sealed)).toEqual({ ok: false, why: 'key' });
    }),
  );
});

test('a text that is another spelling of the same bytes is no envelope', () => {
  const text = toText(seal(keyOf('aes-256-gcm', Buffer.alloc(32)), 'x', Buffer.alloc(12), Buffer.from('12345')));
  expect([fromText(`${text}=`), fromText(`${text} `), fromText(text.replace(/.$/, '*'))]).toEqual([null, null, null]);
});

test('SM4 is that of GB/T 32907, appendix A.1', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  expect(cipher.update(key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
});
