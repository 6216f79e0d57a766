import type { AreaInfo } from '@chengyun/contract/ground';
import type { Category, Pack } from '@chengyun/contract/pack';
import type { Localized } from '@chengyun/contract/words';

/** A node of a tree to choose from; `search` is what typed words are looked for in. */
export type Choice = {
  readonly value: string;
  readonly title: string;
  readonly search: string;
  readonly selectable?: boolean;
  readonly children?: Choice[];
};

/** How every tree is searched: by what a node says and is known by, keeping the nodes above a find. */
export const treeSearch = {
  showSearch: { treeNodeFilterProp: 'search' },
  allowClear: true,
  treeLine: false,
  listHeight: 360,
} as const;

/** Communities with the grids below them; the whole town is no filter and so is not offered. */
export function areaTree(areas: readonly AreaInfo[]): readonly Choice[] {
  const below = (parent: string): Choice[] =>
    areas
      .filter((area) => area.parent === parent && area.level !== 'unit_grid')
      .map((area) => leafless(area.code, area.name, `${area.name} ${area.code}`, below(area.code)));
  return areas.filter(({ level }) => level === 'town').flatMap(({ code }) => below(code));
}

/** The classes of every pack, big ones above small ones; a value is `taxonomy:code` as the address has it. */
export function categoryTree(packs: readonly Pack[], local: (name: Localized) => string): readonly Choice[] {
  const taxonomies = new Map(packs.flatMap((pack) => pack.taxonomies).map((taxonomy) => [taxonomy.id, taxonomy]));
  return [...taxonomies.values()].map(({ id, name, categories }) => ({
    value: id,
    title: local(name),
    search: local(name),
    selectable: false,
    children: [...classTree(id, categories, local)],
  }));
}

/** The classes of one taxonomy as a tree. */
export function classTree(
  taxonomy: string,
  categories: readonly Category[],
  local: (name: Localized) => string,
  onlyLeaves = false,
): readonly Choice[] {
  const below = (parent: string | null): Choice[] =>
    categories
      .filter((category) => category.parent === parent)
      .map((category) => {
        const children = below(category.code);
        const words = `${category.name.zh} ${category.name.en} ${category.code} ${(category.keywords ?? []).join(' ')}`;
        const node = leafless(`${taxonomy}:${category.code}`, local(category.name), words, children);
        return onlyLeaves && children.length > 0 ? { ...node, selectable: false } : node;
      });
  return below(null);
}

function leafless(value: string, title: string, search: string, children: Choice[]): Choice {
  return { value, title, search, ...(children.length > 0 ? { children } : {}) };
}
