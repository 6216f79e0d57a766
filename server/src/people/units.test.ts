import { expect, test } from 'vitest';
import { below } from './units.ts';

const tree = [
  { id: 'town', parentId: null },
  { id: 'north', parentId: 'town' },
  { id: 'south', parentId: 'town' },
  { id: 'north-1', parentId: 'north' },
];

test('a unit reaches all below it and nothing beside it', () => {
  expect(below(tree, ['north']).toSorted()).toEqual(['north', 'north-1']);
  expect(below(tree, ['town']).toSorted()).toEqual(['north', 'north-1', 'south', 'town']);
});

test('a circle in the tree ends', () => {
  const circle = [
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
  ];
  expect(below(circle, ['a']).toSorted()).toEqual(['a', 'b']);
});
