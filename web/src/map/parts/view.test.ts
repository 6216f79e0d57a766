import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readView, writeView } from './view.ts';

test('a view written into the address is the same when it is opened again', () => {
  const view = fc.record({
    position: fc.tuple(
      fc.integer({ min: -17_999_999, max: 17_999_999 }),
      fc.integer({ min: -8_499_999, max: 8_499_999 }),
    ),
    zoom: fc.integer({ min: 0, max: 1900 }),
  });
  fc.assert(
    fc.property(view, ({ position: [lon, lat], zoom }) => {
      const text = writeView({ position: [lon / 100_000, lat / 100_000], zoom: zoom / 100 });
      expect(writeView(readView(text) ?? { position: [0, 0], zoom: 99 })).toBe(text);
    }),
  );
});

test('what is no view is none', () => {
  for (const text of [undefined, '', '1,2', '1,2,3,4', 'a,b,c', '181,0,3', '0,86,3', '0,0,23', ',,']) {
    expect(readView(text)).toBeUndefined();
  }
});
