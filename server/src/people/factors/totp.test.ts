import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base32, codeAt, matchingStep, stepOf, totpUri } from './totp.ts';

const RFC_SECRET = Buffer.from('12345678901234567890');

// RFC 6238, appendix B, rows of SHA-1.
test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at second %s the code is that of RFC 6238', (second, code) => {
  expect(codeAt(RFC_SECRET, stepOf(new Date(second * 1000)), 8)).toBe(code);
});

// RFC 4648, 10.
test.each([
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('%s in base 32 is %s', (text, coded) => {
  expect(base32(Buffer.from(text))).toBe(coded);
});

test('a code is good in its own step and one around, and once only', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 20, maxLength: 20 }),
      fc.integer({ min: 1, max: 2e9 }),
      fc.integer({ min: -3, max: 3 }),
      (secret, second, off) => {
        const now = new Date(second * 1000);
        const step = stepOf(now) + off;
        fc.pre(step >= 0);
        const others = [-1, 0, 1]
          .filter((near) => near !== off)
          .map((near) => codeAt(secret, Math.max(0, stepOf(now) + near)));
        const code = codeAt(secret, step);
        fc.pre(!others.includes(code));
        expect(matchingStep(secret, code, now, -1)).toBe(Math.abs(off) <= 1 ? step : undefined);
        expect(matchingStep(secret, code, now, step)).toBeUndefined();
      },
    ),
  );
});

test('the address of the QR code names product and account', () => {
  expect(totpUri('ABC', 'intake01', '城运')).toBe(
    'otpauth://totp/%E5%9F%8E%E8%BF%90:intake01?secret=ABC&issuer=%E5%9F%8E%E8%BF%90&digits=6&period=30',
  );
});
