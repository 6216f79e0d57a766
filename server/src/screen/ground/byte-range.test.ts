import { expect, test } from 'vitest';
import { rangeOf } from './byte-range.ts';

test('a stretch, an end and a beginning are taken, and cut to the file', () => {
  expect(rangeOf('bytes=0-99', 1000)).toEqual({ from: 0, to: 99 });
  expect(rangeOf('bytes=900-', 1000)).toEqual({ from: 900, to: 999 });
  expect(rangeOf('bytes=-100', 1000)).toEqual({ from: 900, to: 999 });
  expect(rangeOf('bytes=990-2000', 1000)).toEqual({ from: 990, to: 999 });
  expect(rangeOf('bytes=-2000', 1000)).toEqual({ from: 0, to: 999 });
});

test('beyond the file lies nothing; what is no single range asks for the whole', () => {
  expect(rangeOf('bytes=1000-', 1000)).toBe('none');
  expect(rangeOf('bytes=-0', 1000)).toBe('none');
  for (const header of [undefined, 'bytes=-', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=9-3']) {
    expect(rangeOf(header, 1000)).toBeUndefined();
  }
});
