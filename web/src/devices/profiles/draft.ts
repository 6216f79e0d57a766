import type { Pack } from '@chengyun/contract/pack';
import type { PackCheck } from '@chengyun/contract/policy';
import type { DeviceProfile, Rule } from '@chengyun/contract/profile';

/** What can be wrong with a draft, by its place in the profile, such as `rules[0].clear`. */
export type Faults = ReadonlyMap<string, string>;

/** A thing with one field set, or without it; half-filled drafts are checked by the server, not by their type. */
export function withField<T extends object>(thing: T, field: string, value: unknown): T {
  const { [field]: _, ...rest } = thing as Record<string, unknown>;
  return (value === undefined ? rest : { ...thing, [field]: value }) as T;
}

/** A list with its n-th entry replaced, or taken out. */
export function withEntry<T>(list: readonly T[], nth: number, entry: T | undefined): T[] {
  return list.flatMap((one, at) => (at === nth ? (entry === undefined ? [] : [entry]) : [one]));
}

/** The pack with the profile in it: in the place of the one it was made from, or behind the others when it is new. */
export function packDraft(pack: Pack, profile: DeviceProfile, from: string | null): object {
  const { version: _, ...rest } = pack;
  const profiles = pack.profiles ?? [];
  const at = placeOf(pack, from);
  return {
    ...rest,
    taxonomies: pack.taxonomies.map(({ id }) => id),
    profiles: at < profiles.length ? withEntry(profiles, at, profile) : [...profiles, profile],
  };
}

/** The problems of the profile alone, by their place in it. */
export function faultsOf(check: PackCheck | undefined, pack: Pack, from: string | null): Faults {
  const mine = `profiles[${placeOf(pack, from)}]`;
  const found = (check?.problems ?? []).flatMap(({ path, message }) =>
    path.startsWith(mine) ? [[path.slice(mine.length).replace(/^\./, ''), message] as const] : [],
  );
  return new Map(found);
}

/** Problems that lie outside of the profile: the pack was wrong before. */
export function otherProblems(check: PackCheck | undefined, pack: Pack, from: string | null): readonly string[] {
  const mine = `profiles[${placeOf(pack, from)}]`;
  return (check?.problems ?? [])
    .filter(({ path }) => !path.startsWith(mine))
    .map(({ path, message }) => `${path}: ${message}`);
}

function placeOf({ profiles = [] }: Pack, from: string | null): number {
  const at = profiles.findIndex(({ id }) => id === from);
  return at < 0 ? profiles.length : at;
}

/** Every kind of rule, in the order they are offered. */
export const ruleKinds = ['threshold', 'equals', 'rate', 'silence', 'stuck', 'count', 'all', 'event', 'class'] as const;

/** A new rule of a kind, to be filled: what has a usual value has it, what must be chosen is left open. */
export function newRule(kind: Rule['kind'], { points, rules, heartbeatSeconds }: DeviceProfile): Rule {
  const taken = new Set(rules.map(({ id }) => id));
  const numbers = Array.from({ length: rules.length + 1 }, (_, nth) => `${kind}-${nth + 1}`);
  const id = numbers.find((one) => !taken.has(one)) ?? kind;
  const common = { id, name: { zh: '', en: '' }, kind, gives: { kind: 'warning', severity: 'minor' } };
  const point = points[0]?.id;
  const own: Readonly<Record<Rule['kind'], object>> = {
    threshold: { point, side: 'above' },
    equals: { point, values: [] },
    rate: { point, way: 'either', seconds: 60 },
    silence: { gives: { kind: 'silent' } },
    stuck: { point, seconds: 86_400, tolerance: 0, gives: { kind: 'stuck' } },
    count: { point, minutes: 15, completeness: 0.75, everySeconds: Math.min(3600, heartbeatSeconds || 60) },
    all: { conditions: [{ point }, { point: points[1]?.id ?? point }], withinSeconds: 600 },
    event: { event: 'fault', gives: { kind: 'fault', severity: 'minor' } },
    class: { target: 3 },
  };
  return { ...common, ...own[kind] } as Rule;
}

/** A profile like another one, under an id and a name that are still to be chosen. */
export function copyOf(profile: DeviceProfile, taken: readonly string[]): DeviceProfile {
  const ids = Array.from({ length: taken.length + 1 }, (_, nth) => `${profile.id.slice(0, 44)}-${nth + 2}`);
  const id = ids.find((one) => !taken.includes(one)) ?? profile.id;
  return { ...profile, id };
}
