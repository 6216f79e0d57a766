import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MessageName, resendWindow } from './resend-window.ts';

function aName(low: number, given: Partial<MessageName> = {}): MessageName {
  return { device: 1, at: Date.UTC(2026, 10, 25), key: { high: -5, low }, ...given };
}

test('remembers at least the last so many messages and never more than twice as many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 300 }), (most, count) => {
      const window = resendWindow<number>(most);
      for (let nth = 0; nth < count; nth++) window.add(aName(nth), nth);
      for (let nth = Math.max(0, count - most); nth < count; nth++) expect(window.find(aName(nth))).toBe(nth);
      expect(window.size()).toBeLessThanOrEqual(2 * most);
    }),
  );
});

test('remembers what a map of names would, whatever is stored and forgotten in between', () => {
  const name = fc.record({
    device: fc.integer({ min: 0, max: 2 }),
    at: fc.constantFrom(Number.NaN, 0, -1, 1, 4_294_967_296, -4_294_967_296, 1_763_600_000_000),
    key: fc.record({ high: fc.integer({ min: -1, max: 1 }), low: fc.constantFrom(0, 1, 4_294_967_295) }),
  });
  const step = fc.tuple(fc.constantFrom('add' as const, 'stored' as const, 'forget' as const), name);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const window = resendWindow<number>(1_000);
      const model = new Map<string, number | 'stored'>();
      const text = ({ device, at, key }: MessageName) => `${device} ${at} ${key.high} ${key.low}`;
      for (const [nth, [what, each]] of steps.entries()) {
        if (what === 'add') window.add(each, nth);
        else window[what](each);
        if (what === 'add') model.set(text(each), nth);
        else if (what === 'forget') model.delete(text(each));
        else if (model.has(text(each))) model.set(text(each), 'stored');
      }
      for (const [, each] of steps) expect(window.find(each)).toBe(model.get(text(each)));
    }),
  );
});

test('what is taken back is new again', () => {
  const window = resendWindow<number>(2);
  window.add(aName(1), 1);
  window.forget(aName(1));
  expect(window.find(aName(1))).toBeUndefined();
  window.add(aName(1), 2);
  expect(window.find(aName(1))).toBe(2);
});

test('what is stored is remembered without what waited for it', () => {
  const window = resendWindow<object>(2);
  window.add(aName(1), {});
  window.stored(aName(1));
  window.stored(aName(2));
  expect([window.find(aName(1)), window.find(aName(2))]).toEqual(['stored', undefined]);
});
