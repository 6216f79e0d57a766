import { expect, test } from 'vitest';
import { itemsIn, pruned, treeOf } from './tree.ts';

type Item = { readonly id: string; readonly above: string | null };
const items: readonly Item[] = [
  { id: 'town', above: null },
  { id: 'a', above: 'town' },
  { id: 'a1', above: 'a' },
  { id: 'b', above: 'town' },
  { id: 'lost', above: 'nowhere' },
];
const tree = treeOf(
  items,
  ({ id }) => id,
  ({ above }) => above,
);
const names = (nodes: typeof tree) => itemsIn(nodes).map(({ id }) => id);

test('a list becomes a tree; who has lost the parent stands at the top', () => {
  expect(tree.map(({ item, children }) => [item.id, children.length])).toEqual([
    ['town', 2],
    ['lost', 0],
  ]);
});

test('a find is kept with what stands above it', () => {
  expect(names(pruned(tree, ({ id }) => id === 'a1'))).toEqual(['town', 'a', 'a1']);
});

test('nothing found leaves nothing', () => {
  expect(pruned(tree, () => false)).toEqual([]);
});
