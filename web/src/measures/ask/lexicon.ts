import type { AreaInfo, Directory } from '@chengyun/contract/ground';
import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import type { Pack } from '@chengyun/contract/pack';
import type { UnitKindList } from '@chengyun/contract/policy';
import type { AskTerms } from '../../text/ask-terms.ts';

/** What a word means: a measure, something that narrows, or nothing by itself. `weak` gives way to any other measure. */
export type Meaning =
  | { readonly is: 'measure'; readonly id: string; readonly weak: boolean }
  | { readonly is: 'narrow'; readonly by: string; readonly key: string }
  | { readonly is: 'filler' };

export type Entry = { readonly words: string; readonly means: Meaning };

/** What a town has names for. */
export type Known = {
  readonly measures: readonly MeasureInfo[];
  readonly areas: readonly AreaInfo[];
  readonly units: Directory['units'];
  readonly packs: readonly Pack[];
  readonly unitKinds: UnitKindList['unitKinds'];
  readonly sources: Readonly<Record<string, string>>[];
};

/** All words a question may hold, longest first, so that a longer name is never read as a shorter one within it. */
export function lexiconOf(known: Known, terms: readonly AskTerms[]): readonly Entry[] {
  const ids = new Set(known.measures.map(({ id }) => id));
  const entries = [
    ...measureEntries(known, terms),
    ...groundEntries(known, terms),
    ...packEntries(known),
    ...fillers(terms),
  ];
  const seen = new Map<string, Entry>();
  for (const { words, means } of entries) {
    const plain = plainText(words).trim();
    if (plain === '' || (means.is === 'measure' && !ids.has(means.id))) continue;
    // The first to claim a word has it: measures before areas, areas before classes.
    if (!seen.has(plain)) seen.set(plain, { words: plain, means });
  }
  return [...seen.values()].toSorted((a, b) => b.words.length - a.words.length);
}

/** Text as it is compared: full-width signs made plain, small letters, no spaces beside Chinese signs. */
export function plainText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  return plain.replace(/(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu, '');
}

function measureEntries({ measures }: Known, terms: readonly AskTerms[]): readonly Entry[] {
  const of = (words: string, id: string, weak = false): Entry => ({ words, means: { is: 'measure', id, weak } });
  return [
    ...measures.flatMap(({ id, name }) => [of(name.zh, id), of(name.en, id)]),
    ...terms.flatMap((own) => Object.entries(own.measures).flatMap(([id, names]) => names.map((name) => of(name, id)))),
    ...terms.flatMap((own) => Object.entries(own.weak).map(([word, id]) => of(word, id, true))),
  ];
}

const narrow = (words: string, by: string, key: string): Entry => ({ words, means: { is: 'narrow', by, key } });

function groundEntries({ areas, units, unitKinds, sources }: Known, terms: readonly AskTerms[]): readonly Entry[] {
  const used = new Set(units.map(({ kind }) => kind));
  const tails = terms.flatMap(({ areaTails }) => areaTails);
  const inUse = (kind: string) => used.has(kind);
  return [
    ...terms.flatMap((own) =>
      Object.entries(own.unitKinds).flatMap(([kind, names]) =>
        inUse(kind) ? names.map((name) => narrow(name, 'unit-kind', kind)) : [],
      ),
    ),
    ...unitKinds
      .filter(({ id }) => inUse(id))
      .flatMap(({ id, name }) => [name.zh, name.en].map((one) => narrow(one, 'unit-kind', id))),
    ...areas
      .filter(({ level }) => level === 'community' || level === 'grid')
      .flatMap(({ code, level, name }) => {
        const by = level === 'community' ? 'area' : 'grid';
        return [name, ...shorter(name, tails)].map((words) => narrow(words, by, code));
      }),
    ...units.flatMap(({ id, name }) => [narrow(name, 'branch', id)]),
    ...sources.flatMap((names) => Object.entries(names).map(([id, name]) => narrow(name, 'source', id))),
  ];
}

/* A name without its tail is still known when two letters are left. */
function shorter(name: string, tails: readonly string[]): readonly string[] {
  return tails.flatMap((tail) =>
    name.endsWith(tail) && name.length - tail.length >= 2 ? [name.slice(0, -tail.length)] : [],
  );
}

function packEntries({ packs }: Known): readonly Entry[] {
  return packs.flatMap(({ kinds, taxonomies }) => [
    ...taxonomies.flatMap(({ id, categories }) =>
      categories.flatMap(({ code, name }) => [name.zh, name.en].map((one) => narrow(one, 'class', `${id}:${code}`))),
    ),
    ...kinds.flatMap(({ id, name }) => [name.zh, name.en].map((one) => narrow(one, 'kind', id))),
  ]);
}

function fillers(terms: readonly AskTerms[]): readonly Entry[] {
  return terms.flatMap((own) => own.fillers.map((words) => ({ words, means: { is: 'filler' } as const })));
}
