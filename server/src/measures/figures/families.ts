import type { Category } from '@chengyun/contract/pack';
import type { Localized } from '@chengyun/contract/words';
import type { Ground } from '../../town/ground/ground.ts';

/** The unit itself and every unit below it. */
export function unitsBelow(ground: Ground, id: string): readonly string[] {
  const below = [...ground.units.values()].filter((unit) => unit.parentId === id && unit.id !== id);
  return [id, ...below.flatMap((unit) => unitsBelow(ground, unit.id))];
}

/** The highest unit above a unit, itself if there is none; '' stays ''. */
export function branchOf(ground: Ground, id: string): string {
  const unit = ground.units.get(id);
  const parent = unit?.parentId ? ground.units.get(unit.parentId) : undefined;
  return parent ? branchOf(ground, parent.id) : id;
}

/** The classes of a town: of each category (taxonomy:code) its name and the class it is under. */
export interface Classes {
  readonly names: ReadonlyMap<string, Localized>;
  readonly parents: ReadonlyMap<string, string>;
}

const known = new WeakMap<Ground, Classes>();

/** The categories of all packs in their newest version. */
export function classesOf(ground: Ground): Classes {
  const kept = known.get(ground);
  if (kept) return kept;
  const names = new Map<string, Localized>();
  const parents = new Map<string, string>();
  for (const { id, categories } of ground.packs.flatMap(({ data }) => data.taxonomies)) {
    for (const category of categories) {
      names.set(`${id}:${category.code}`, category.name);
      addParent(parents, id, category);
    }
  }
  const classes = { names, parents };
  known.set(ground, classes);
  return classes;
}

function addParent(parents: Map<string, string>, taxonomy: string, { code, parent }: Category): void {
  if (parent !== null) parents.set(`${taxonomy}:${code}`, `${taxonomy}:${parent}`);
}

/** The highest class above a category; itself when it is one or is not known any more. */
export function classOf(ground: Ground, key: string): string {
  const parent = classesOf(ground).parents.get(key);
  return parent === undefined ? key : classOf(ground, parent);
}

/** The category itself and all below it. */
export function categoriesBelow(ground: Ground, key: string): readonly string[] {
  const { parents } = classesOf(ground);
  const below = [...parents].filter(([, parent]) => parent === key).map(([child]) => child);
  return [key, ...below.flatMap((child) => categoriesBelow(ground, child))];
}
