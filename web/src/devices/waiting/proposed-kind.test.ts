import { expect, test } from 'vitest';
import { proposedKind } from './proposed-kind.ts';

const profiles = [{ id: 'dust-noise' }, { id: 'transmission-device' }];

test('what speaks GB/T 26875.3 is proposed as a transmission device where the packs have one, and nothing else is', () => {
  expect(proposedKind('gbt26875', profiles)).toBe('transmission-device');
  expect(proposedKind('gbt26875', [])).toBeUndefined();
  expect(proposedKind('hj212', profiles)).toBeUndefined();
});
