import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAll, addBit, type BitSet, emptyBits, hasBit, numbersIn, sizeOf } from './bit-set.ts';
import { setsOf } from './join-spans.ts';
import { packSets } from './packed-sets.ts';

const numbers = fc.array(fc.oneof(fc.nat(300), fc.nat(3_000_000)), { maxLength: 60 });
const texts = fc.oneof(fc.string(), fc.constantFrom('', '东街', 'x'.repeat(300)));
const given = fc.array(fc.tuple(texts, numbers), { maxLength: 12 });

function setOf(list: readonly number[]): BitSet {
  const set = emptyBits();
  for (const one of list) addBit(set, one);
  return set;
}

const sorted = (list: Iterable<number>) => [...new Set(list)].toSorted((a, b) => a - b);

test('a set holds what was put into it, once each, and nothing else', () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const set = setOf(one);
      expect(numbersIn(set)).toEqual(sorted(one));
      addAll(set, setOf(other));
      expect(numbersIn(set)).toEqual(sorted([...one, ...other]));
      expect(sizeOf(set)).toBe(new Set([...one, ...other]).size);
      expect(one.every((each) => hasBit(set, each)) && !hasBit(set, 3_000_001)).toBe(true);
    }),
  );
});

test('sets that were packed come out as they went in, and several are put together by value', () => {
  fc.assert(
    fc.property(given, given, (one, other) => {
      const packed = [one, other].map((list) => packSets(new Map(list.map(([text, own]) => [text, setOf(own)]))));
      const wanted = new Map<string, number[]>();
      for (const list of [new Map(one), new Map(other)]) {
        for (const [text, own] of list) wanted.set(text, sorted([...(wanted.get(text) ?? []), ...own]));
      }
      const found = [...setsOf(packed)].map(([text, set]) => [text, numbersIn(set)] as const);
      expect(new Map(found)).toEqual(wanted);
    }),
  );
});
