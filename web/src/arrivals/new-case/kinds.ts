import type { CategoryRef } from '@chengyun/contract/case';
import type { Category, KindPolicy, Pack, Taxonomy } from '@chengyun/contract/pack';
import type { Role } from '@chengyun/contract/words';

/** A kind of case with the taxonomies it is classed by. */
export type ReportKind = { readonly kind: KindPolicy; readonly taxonomies: readonly Taxonomy[] };

/** Sources that report by themselves. */
const automatic = ['device', 'video', 'sensor'];

/** Sources where staff or a device saw it themselves: nobody calls, so nobody is asked for a number. */
const withoutCaller = [...automatic, 'patrol', 'community', 'self-found', 'inspection'];

/** Whether a report from this source is somebody's who can be called back. */
export function hasCaller(source: string): boolean {
  return !withoutCaller.includes(source);
}

/** The kinds that a person of these roles may report; first those that people bring, last those that devices do. */
export function kindsFor(packs: readonly Pack[], roles: readonly Role[]): readonly ReportKind[] {
  return kindsOf(packs)
    .filter(({ kind }) => kind.reporters.some((role) => roles.includes(role)))
    .toSorted((one, other) => automation(one.kind) - automation(other.kind));
}

/** 0 where only people report, up to 2 where devices do; the first source weighs most. */
function automation({ sources }: KindPolicy): number {
  const share = sources.filter((source) => automatic.includes(source)).length / sources.length;
  return share + (automatic.includes(sources[0] ?? '') ? 1 : 0);
}

/** All kinds of the packs. */
export function kindsOf(packs: readonly Pack[]): readonly ReportKind[] {
  return packs.flatMap((pack) =>
    pack.kinds.map((kind) => ({
      kind,
      taxonomies: pack.taxonomies.filter(({ id }) => kind.taxonomies.includes(id)),
    })),
  );
}

/** A class that may be chosen, with the names of those above it. */
export type ClassChoice = {
  readonly ref: CategoryRef;
  readonly category: Category;
  readonly above: readonly Category[];
};

/** The classes at the ends of the trees: those that have nothing below them. */
export function classChoices(taxonomies: readonly Taxonomy[]): readonly ClassChoice[] {
  return taxonomies.flatMap(({ id, categories }) => {
    const byCode = new Map(categories.map((category) => [category.code, category]));
    const parents = new Set(categories.map(({ parent }) => parent));
    return categories
      .filter(({ code }) => !parents.has(code))
      .map((category) => ({ ref: { taxonomy: id, code: category.code }, category, above: aboveOf(category, byCode) }));
  });
}

/** How near a class is to what was typed: its own name begins with it (0) or holds it (1), or other words of it do (2). */
export function farFrom(typed: string, { name, code }: Pick<Category, 'name' | 'code'>): number {
  const own = [name.zh, name.en, code].map((words) => words.toLowerCase());
  const sought = typed.trim().toLowerCase();
  if (own.some((words) => words.startsWith(sought))) return 0;
  return own.some((words) => words.includes(sought)) ? 1 : 2;
}

function aboveOf(category: Category, byCode: ReadonlyMap<string, Category>): readonly Category[] {
  const above: Category[] = [];
  for (let at = parentOf(category, byCode); at && !above.includes(at); at = parentOf(at, byCode)) above.unshift(at);
  return above;
}

function parentOf({ parent }: Category, byCode: ReadonlyMap<string, Category>): Category | undefined {
  return parent === null ? undefined : byCode.get(parent);
}

/** The source to begin with: what the role itself is, else the first that a person speaks for. */
export function firstSource(kind: KindPolicy, roles: readonly Role[]): string {
  const own = roles.includes('patrol') ? 'patrol' : undefined;
  const spoken = kind.sources.find((source) => !automatic.includes(source));
  return kind.sources.find((source) => source === own) ?? spoken ?? kind.sources[0] ?? '';
}
