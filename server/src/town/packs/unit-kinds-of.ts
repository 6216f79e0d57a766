import type { Pack } from '@chengyun/contract/pack';
import type { UnitKind } from './pack-file.ts';

/** Unit kinds a town knows: the shipped list, then those its packs and units already use under no other name. */
export function unitKindsOf(
  shipped: readonly UnitKind[],
  packs: readonly Pack[],
  units: readonly { readonly kind: string; readonly duties: readonly string[] }[],
): readonly UnitKind[] {
  const known = new Set(shipped.map(({ id }) => id));
  const used = [
    ...packs.flatMap(({ taxonomies, routing }) => [
      ...routing.special.map(({ unitKind }) => unitKind),
      ...taxonomies.flatMap(({ categories }) =>
        categories.flatMap(({ unitKind, conditions }) => [
          ...(unitKind ? [unitKind] : []),
          ...conditions.flatMap((condition) => [
            condition.unitKind,
            ...(condition.overseer ? [condition.overseer] : []),
          ]),
        ]),
      ),
    ]),
    ...units.flatMap(({ duties }) => duties),
  ];
  const others = [...new Set(used)].filter((id) => !known.has(id)).sort();
  return [...shipped, ...others.map((id) => ({ id, name: { zh: id, en: id } }))];
}
