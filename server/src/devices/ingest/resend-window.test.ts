import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resendWindow } from './resend-window.ts';

test('remembers at least the last so many keys and never more than twice as many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 300 }), (most, count) => {
      const window = resendWindow<number>(most);
      for (let key = 0; key < count; key++) window.add(String(key), key);
      for (let key = Math.max(0, count - most); key < count; key++) expect(window.find(String(key))).toBe(key);
      expect(window.size()).toBeLessThanOrEqual(2 * most);
    }),
  );
});

test('what is taken back is new again', () => {
  const window = resendWindow<number>(2);
  window.add('a', 1);
  window.add('b', 2);
  window.forget('a');
  expect(window.find('a')).toBeUndefined();
  expect(window.find('b')).toBe(2);
});
