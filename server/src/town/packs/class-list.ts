import type { Category, Pack, Taxonomy } from '@chengyun/contract/pack';
import type { PolicyRow } from '../ground/ground.ts';

/** A class of a town with the taxonomy and the pack it stands in. */
export type ListedClass = Category &
  Pick<Taxonomy, 'standard' | 'version'> & {
    readonly pack: string;
    readonly packVersion: number;
    readonly taxonomy: string;
  };

/** Every class of packs, pack by pack in the order of the taxonomies. */
export function classList(packs: readonly PolicyRow<Pack>[]): readonly ListedClass[] {
  return packs.flatMap(({ id, version: packVersion, data }) =>
    data.taxonomies.flatMap(({ id: taxonomy, standard, version, categories }) =>
      categories.map((category) => ({ pack: id, packVersion, taxonomy, standard, version, ...category })),
    ),
  );
}
