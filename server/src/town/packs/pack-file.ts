import { Pack } from '@chengyun/contract/pack';
import { Localized } from '@chengyun/contract/words';
import Type, { type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' });

/** A pack as it stands in its `pack.yaml`: like the contract's, but taxonomies are named and not written out. */
export const PackOnDisk = Type.Object(
  { ...Pack.properties, taxonomies: Type.Array(Slug, { minItems: 1, uniqueItems: true }) },
  closed,
);
export type PackOnDisk = Static<typeof PackOnDisk>;

/** A kind of responsible unit (处置单位) or overseer (主管部门), such as `greening`; a town maps it to its own units. */
export const UnitKind = Type.Object({ id: Slug, name: Localized }, closed);
export type UnitKind = Readonly<Static<typeof UnitKind>>;

export const UnitKinds = Type.Array(UnitKind, { minItems: 1 });

/** What a file is, told by where it stands below the packs folder; `owner` is the pack's folder, `name` what it must be called inside. */
export type FileRole =
  | { readonly role: 'unit-kinds' }
  | { readonly role: 'calendar'; readonly name: string }
  | { readonly role: 'taxonomy'; readonly owner: string | null; readonly name: string }
  | { readonly role: 'profile'; readonly owner: string; readonly name: string }
  | { readonly role: 'measures'; readonly owner: string | null; readonly name: string }
  | { readonly role: 'goals'; readonly name: string }
  | { readonly role: 'scorecard'; readonly name: string }
  | { readonly role: 'reports'; readonly name: string }
  | { readonly role: 'pack'; readonly name: string }
  | { readonly role: 'unknown' };

/** Tells what a file is by its path (`/` between folders, without a leading one). */
export function fileRole(path: string): FileRole {
  const [first = '', second, third, ...rest] = path.replace(/\.(ya?ml|json)$/, '').split('/');
  if (rest.length > 0) return { role: 'unknown' };
  if (second === undefined) return first === 'unit-kinds' ? { role: 'unit-kinds' } : { role: 'unknown' };
  if (third !== undefined) {
    if (first.startsWith('_')) return { role: 'unknown' };
    if (second === 'taxonomies') return { role: 'taxonomy', owner: first, name: third };
    return second === 'profiles' ? { role: 'profile', owner: first, name: third } : { role: 'unknown' };
  }
  if (first === '_calendars') return { role: 'calendar', name: second };
  if (first === '_taxonomies') return { role: 'taxonomy', owner: null, name: second };
  if (first === '_measures') return { role: 'measures', owner: null, name: second };
  if (first === '_reports') return { role: 'reports', name: second };
  if (first === '_goals') return { role: 'goals', name: second };
  if (first === '_scorecards') return { role: 'scorecard', name: second };
  if (first.startsWith('_')) return { role: 'unknown' };
  if (second === 'measures') return { role: 'measures', owner: first, name: second };
  return second === 'pack' ? { role: 'pack', name: first } : { role: 'unknown' };
}
