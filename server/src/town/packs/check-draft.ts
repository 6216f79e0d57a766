import type { CalendarData } from '@chengyun/contract/calendar';
import type { Pack } from '@chengyun/contract/pack';
import { joinRead } from './join-packs.ts';
import type { UnitKind } from './pack-file.ts';
import { type ReadFile, readSource } from './pack-parts.ts';
import { type PackProblem, type PathStep, pathText, quoted } from './pack-problem.ts';
import { type Report, readYaml, type YamlSource } from './yaml-source.ts';

/** What a draft of a pack is checked against: the town's other policies and the pack as it stands. */
export type DraftSurroundings = {
  readonly id: string;
  /** The version the draft would become. */
  readonly version: number;
  readonly current: Pack;
  readonly others: readonly Pack[];
  readonly calendars: readonly CalendarData[];
  readonly unitKinds: readonly UnitKind[];
};

export type CheckedDraft =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/**
 * Checks a draft as the files of a packs folder are checked. In its `taxonomies` an id stands for the taxonomy as it is;
 * one written out replaces it. Problems are told at their path in the draft and, for a text, at line and column.
 */
export function checkDraft(draft: YamlSource, around: DraftSurroundings): CheckedDraft {
  if (draft.problems.length > 0) return { ok: false, problems: draft.problems };
  const { problems, loaded } = joinRead([
    ...surroundingFiles(around),
    ...taxonomyFiles(draft, around),
    readSource(policySource(draft, around), { role: 'pack', name: around.id }),
  ]);
  const [pack] = loaded.packs;
  const found = [...problems, ...foreignKinds(draft, around)];
  if (found.length > 0 || !pack) return { ok: false, problems: found };
  return { ok: true, pack };
}

/** A draft from its text, YAML or JSON. */
export function draftFromText(text: string): YamlSource {
  return readYaml({ path: 'pack', text });
}

/** A draft from a value that came without a text; every problem then stands in line 1. */
export function draftFromValue(value: unknown): YamlSource {
  const report: Report = (path, at, zh, en) => ({
    ...{ file: 'pack', line: 1, column: 1, path: pathText(path), value: at },
    message: { zh, en },
  });
  return { file: 'pack', value, problems: [], report };
}

function surroundingFiles({ calendars, unitKinds }: DraftSurroundings): readonly ReadFile[] {
  return [
    readSource(draftFromValue(unitKinds), { role: 'unit-kinds' }),
    ...calendars.map((calendar) => readSource(draftFromValue(calendar), { role: 'calendar', name: calendar.id })),
  ];
}

/** The pack's own part, with its taxonomies named and the version it will have. */
function policySource(draft: YamlSource, { version }: DraftSurroundings): YamlSource {
  if (!isPlain(draft.value)) return draft;
  const given = draft.value['taxonomies'];
  const taxonomies = Array.isArray(given) ? given.map((entry) => (isPlain(entry) ? entry['id'] : entry)) : given;
  return { ...draft, value: { ...draft.value, version, taxonomies } };
}

function taxonomyFiles(draft: YamlSource, { id: owner, current }: DraftSurroundings): readonly ReadFile[] {
  const given = isPlain(draft.value) ? draft.value['taxonomies'] : undefined;
  const written = (Array.isArray(given) ? given : []).flatMap((value: unknown, place) =>
    isPlain(value) ? [{ value, place }] : [],
  );
  const replaced = new Set(written.map(({ value }) => value['id']));
  return [
    ...current.taxonomies
      .filter(({ id }) => !replaced.has(id))
      .map((value) => readSource(draftFromValue(value), { role: 'taxonomy', owner, name: value.id })),
    ...written.map(({ value, place }) =>
      readSource(within(draft, ['taxonomies', place], value), {
        ...{ role: 'taxonomy', owner },
        name: typeof value['id'] === 'string' ? value['id'] : `taxonomies[${place}]`,
      }),
    ),
  ];
}

/** A part of a source as a source of its own; what is wrong in it is told at its place in the whole. */
function within(source: YamlSource, at: readonly PathStep[], value: unknown): YamlSource {
  const report: Report = (path, found, zh, en) => source.report([...at, ...path], found, zh, en);
  return { file: source.file, value, problems: [], report };
}

// A case names its kind alone, so a kind belongs to one pack of the town.
function foreignKinds(draft: YamlSource, { others }: DraftSurroundings): readonly PackProblem[] {
  const owners = new Map(others.flatMap((pack) => pack.kinds.map(({ id }) => [id, pack.id] as const)));
  const kinds = isPlain(draft.value) ? draft.value['kinds'] : undefined;
  if (!Array.isArray(kinds)) return [];
  return kinds.flatMap((kind: unknown, place) => {
    const id = isPlain(kind) ? kind['id'] : undefined;
    const owner = typeof id === 'string' ? owners.get(id) : undefined;
    if (owner === undefined) return [];
    return draft.report(
      ['kinds', place, 'id'],
      id,
      `案件类型 ${quoted(id)} 已属于 ${owner} 包；请另取标识`,
      `Kind ${quoted(id)} already belongs to the pack ${owner}; choose another id.`,
    );
  });
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
