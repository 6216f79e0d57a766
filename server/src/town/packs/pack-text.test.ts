import { Pack } from '@chengyun/contract/pack';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { exampleFiles } from './example-files.ts';
import { joinPacks } from './join-packs.ts';
import { packText } from './pack-text.ts';

const [pack] = joinPacks(exampleFiles).packs;
if (!pack) throw new Error('the example has a pack');
// As the store gives it back: the same facts, keys in an order of its own.
const stored = Object.fromEntries(Object.entries(pack).sort(([a], [b]) => a.length - b.length)) as typeof pack;

test('the text has the facts of the pack with its taxonomies by name', () => {
  expect(parse(packText(stored))).toEqual({ ...pack, taxonomies: ['street'] });
});

test('a taxonomy is written out when asked for', () => {
  expect(parse(packText(stored, 'street'))).toEqual(pack);
});

test('keys stand in the order of the schema, not of the store', () => {
  const expected = Object.keys(Pack.properties).filter((key) => key in pack);
  expect(Object.keys(parse(packText(stored)))).toEqual(expected);
  expect(packText(stored)).toContain('\n    limits:\n      accept:\n        amount: 0.25\n        unit: urgent_hour\n');
});
