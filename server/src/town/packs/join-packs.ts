import type { CalendarData } from '@chengyun/contract/calendar';
import type { MeasureDefinition } from '@chengyun/contract/measures';
import type { Pack, Taxonomy } from '@chengyun/contract/pack';
import { goalProblems, scorecardProblems } from './checks/goal-checks.ts';
import { identityProblems } from './checks/identity-checks.ts';
import { measureProblems } from './checks/measure-checks.ts';
import { policyProblems } from './checks/policy-checks.ts';
import { profileProblems } from './checks/profile-checks.ts';
import { taxonomyProblems } from './checks/taxonomy-checks.ts';
import type { UnitKind } from './pack-file.ts';
import { type PackParts, partsOf, type ReadFile, readFiles } from './pack-parts.ts';
import { PackError, type PackProblem } from './pack-problem.ts';
import type { PackFile } from './yaml-source.ts';

/** Everything the packs folder holds, checked and joined. */
export type LoadedPacks = {
  readonly packs: readonly Pack[];
  readonly calendars: readonly CalendarData[];
  readonly unitKinds: readonly UnitKind[];
  /** Those of the product, for every town; a pack's own are in the pack. */
  readonly measures: readonly MeasureDefinition[];
};

/** Checks the files of a packs folder and joins them; throws a PackError with every problem found. */
export function joinPacks(files: readonly PackFile[]): LoadedPacks {
  const { problems, loaded } = joinRead(readFiles(files));
  if (problems.length > 0) throw new PackError(problems);
  return loaded;
}

/** The same for files that were read already: everything wrong with them, and what fits of them joined. */
export function joinRead(read: readonly ReadFile[]): {
  readonly problems: readonly PackProblem[];
  readonly loaded: LoadedPacks;
} {
  const parts = partsOf(read);
  const problems = [...read.flatMap((file) => file.problems), ...crossProblems(parts)].sort(byPlace);
  return { problems, loaded: joined(parts) };
}

function joined(parts: PackParts): LoadedPacks {
  return {
    packs: parts.packs.map(({ name, value }) => {
      const reach = taxonomiesFor(parts, name);
      const profiles = [...(value.profiles ?? []), ...profilesOf(parts, name)];
      const measures = [...(value.measures ?? []), ...measuresOf(parts, name)];
      return {
        ...value,
        taxonomies: value.taxonomies.flatMap((id) => reach.filter((each) => each.id === id)),
        ...(profiles.length > 0 ? { profiles } : {}),
        ...(measures.length > 0 ? { measures } : {}),
      };
    }),
    calendars: parts.calendars.map(({ value }) => value),
    unitKinds: parts.unitKinds.flatMap(({ value }) => value),
    measures: measuresOf(parts, null),
  };
}

function crossProblems(parts: PackParts): readonly PackProblem[] {
  const { broken } = parts;
  const [list] = parts.unitKinds;
  const unitKinds = list ? new Set(list.value.map(({ id }) => id)) : null;
  const calendars = parts.calendars.map(({ value }) => value.id);
  return [
    ...(list || broken.has('unit-kinds') ? [] : [missing('unit-kinds.yaml')]),
    ...(parts.packs.length > 0 || broken.size > 0 ? [] : [missing('PACK/pack.yaml')]),
    ...identityProblems(parts),
    ...parts.taxonomies.flatMap(({ source, value }) => taxonomyProblems(source, value, unitKinds)),
    ...profileProblems(parts, (pack) => taxonomiesFor(parts, pack)),
    ...measureProblems(parts),
    ...goalProblems(parts, unitKinds),
    ...scorecardProblems(parts),
    ...parts.packs.flatMap(({ source, name, value }) =>
      policyProblems(source, value, { calendars, unitKinds, taxonomies: taxonomiesFor(parts, name), broken }),
    ),
  ];
}

function profilesOf({ profiles }: PackParts, pack: string) {
  return profiles.filter(({ owner }) => owner === pack).map(({ value }) => value);
}

function measuresOf({ measures }: PackParts, pack: string | null): readonly MeasureDefinition[] {
  return measures.filter(({ owner }) => owner === pack).flatMap(({ value }) => value);
}

// A pack's own taxonomy goes before a shared one of the same name.
function taxonomiesFor({ taxonomies }: PackParts, pack: string): readonly Taxonomy[] {
  const own = taxonomies.filter(({ owner }) => owner === pack);
  const shared = taxonomies.filter(({ owner, name }) => owner === null && !own.some((each) => each.name === name));
  return [...own, ...shared].map(({ value }) => value);
}

function missing(file: string): PackProblem {
  return {
    file,
    line: 1,
    column: 1,
    path: '',
    value: undefined,
    message: { zh: `缺少 ${file}`, en: `${file} is missing; add it to the packs folder.` },
  };
}

function byPlace(a: PackProblem, b: PackProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
