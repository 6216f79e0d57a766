import { expect, test } from 'vitest';
import { refuseNul } from './refuse-nul.ts';

test('a text with U+0000 is refused wherever it stands', () => {
  expect(() => refuseNul({ a: ['x', { b: 'y\u0000' }] })).toThrow('bad-request');
  expect(() => refuseNul({ ['k\u0000']: 1 })).toThrow('bad-request');
});

test('everything else passes', () => {
  refuseNul([{ a: ['x', null, 3, true] }, undefined, 'text']);
});
