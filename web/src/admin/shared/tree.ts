/** A thing with those below it. */
export type TreeNode<T> = { readonly item: T; readonly children: readonly TreeNode<T>[] };

/** Puts a list in which each names its parent into a tree; whose parent is not in the list stands at the top. */
export function treeOf<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  parentOf: (item: T) => string | null,
): readonly TreeNode<T>[] {
  const ids = new Set(items.map(idOf));
  const below = Map.groupBy(items, (item) => {
    const parent = parentOf(item);
    return parent !== null && ids.has(parent) ? parent : null;
  });
  const build = (parent: string | null): readonly TreeNode<T>[] =>
    (below.get(parent) ?? []).map((item) => ({ item, children: build(idOf(item)) }));
  return build(null);
}

/** The nodes that fit, with all above them, so that a find is seen where it stands. */
export function pruned<T>(nodes: readonly TreeNode<T>[], fits: (item: T) => boolean): readonly TreeNode<T>[] {
  return nodes.flatMap(({ item, children }) => {
    const inside = pruned(children, fits);
    return inside.length > 0 || fits(item) ? [{ item, children: inside }] : [];
  });
}

/** Every item of a tree, parents first. */
export function itemsIn<T>(nodes: readonly TreeNode<T>[]): readonly T[] {
  return nodes.flatMap(({ item, children }) => [item, ...itemsIn(children)]);
}
