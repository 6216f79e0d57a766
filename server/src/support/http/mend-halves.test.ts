import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mendHalves } from './mend-halves.ts';

test('a half of a pair becomes U+FFFD wherever it stands, in names too', () => {
  const sent = { a: ['火警\ud83d', { ['\udd25k']: 'x\ud83dy' }], whole: '🔥' };
  expect(mendHalves(sent)).toEqual({ a: ['火警\ufffd', { ['\ufffdk']: 'x\ufffdy' }], whole: '🔥' });
});

test('what is whole is given as it is', () => {
  fc.assert(fc.property(fc.jsonValue(), (sent) => mendHalves(sent) === sent));
  const buffer = Buffer.from([0xed, 0xa0, 0xbd]);
  expect(mendHalves(buffer)).toBe(buffer);
});

test('whatever is sent, what is kept is whole and of the same shape', () => {
  const text = fc.string({ unit: fc.integer({ min: 0xd7f0, max: 0xe010 }).map((unit) => String.fromCharCode(unit)) });
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.array(text))), (sent) => {
      const kept = mendHalves(sent);
      expect(JSON.stringify(kept)).not.toMatch(/\\ud[89a-f]/);
      expect(JSON.stringify(kept).length).toBeLessThanOrEqual(JSON.stringify(sent).length);
      expect((kept as unknown[]).length).toBe(sent.length);
    }),
  );
});
