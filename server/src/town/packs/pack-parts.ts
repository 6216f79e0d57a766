import { CalendarData } from '@chengyun/contract/calendar';
import { GoalSet } from '@chengyun/contract/goals';
import { type MeasureDefinition, MeasureList } from '@chengyun/contract/measures';
import { Taxonomy } from '@chengyun/contract/pack';
import { DeviceProfile } from '@chengyun/contract/profile';
import { ReportRules } from '@chengyun/contract/report-rules';
import { Scorecard } from '@chengyun/contract/scorecards';
import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { schemaProblems } from './checks/schema-problems.ts';
import { type FileRole, fileRole, PackOnDisk, UnitKinds } from './pack-file.ts';
import type { PackProblem } from './pack-problem.ts';
import { type PackFile, readYaml, type YamlSource } from './yaml-source.ts';

/** A file of the packs folder after reading: what it is meant to be and what is wrong with it taken alone. */
export type ReadFile = {
  readonly source: YamlSource;
  readonly role: FileRole;
  readonly problems: readonly PackProblem[];
};

/** A file that fits its schema; `name` is what its path says it is called, `owner` the pack whose folder it lies in. */
export type Part<T> = {
  readonly source: YamlSource;
  readonly name: string;
  readonly owner: string | null;
  readonly value: T;
};

/** The files that fit their schema, by what they are, and the names of those that do not. */
export type PackParts = {
  readonly unitKinds: readonly Part<Static<typeof UnitKinds>>[];
  readonly calendars: readonly Part<CalendarData>[];
  readonly taxonomies: readonly Part<Taxonomy>[];
  readonly profiles: readonly Part<DeviceProfile>[];
  readonly measures: readonly Part<readonly MeasureDefinition[]>[];
  readonly goals: readonly Part<GoalSet>[];
  readonly scorecards: readonly Part<Scorecard>[];
  readonly packs: readonly Part<PackOnDisk>[];
  readonly broken: ReadonlySet<string>;
};

const SCHEMAS = {
  'unit-kinds': UnitKinds,
  calendar: CalendarData,
  taxonomy: Taxonomy,
  profile: DeviceProfile,
  measures: MeasureList,
  goals: GoalSet,
  scorecard: Scorecard,
  reports: ReportRules,
  pack: PackOnDisk,
} as const;

/** Reads files in the order of their paths. */
export function readFiles(files: readonly PackFile[]): readonly ReadFile[] {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => readSource(readYaml(file), fileRole(file.path)));
}

/** A source whose part in the folder is known, with what is wrong with it taken alone. */
export function readSource(source: YamlSource, role: FileRole): ReadFile {
  return { source, role, problems: fileProblems(source, role) };
}

// Place, then syntax, then shape: each only makes sense when the one before is right.
function fileProblems(source: YamlSource, role: FileRole): readonly PackProblem[] {
  if (role.role === 'unknown') return [misplaced(source)];
  // A file that could not be read is told of once; its emptiness would only add noise.
  if (source.problems.length > 0) return source.problems;
  return schemaProblems(source, SCHEMAS[role.role]);
}

/** Sorts the files that fit into their kinds. */
export function partsOf(read: readonly ReadFile[]): PackParts {
  return {
    unitKinds: fitting(read, 'unit-kinds', SCHEMAS['unit-kinds']),
    calendars: fitting(read, 'calendar', SCHEMAS.calendar),
    taxonomies: fitting(read, 'taxonomy', SCHEMAS.taxonomy),
    profiles: fitting(read, 'profile', SCHEMAS.profile),
    measures: fitting(read, 'measures', SCHEMAS.measures),
    goals: fitting(read, 'goals', SCHEMAS.goals),
    scorecards: fitting(read, 'scorecard', SCHEMAS.scorecard),
    packs: fitting(read, 'pack', SCHEMAS.pack),
    broken: new Set(read.filter(({ problems }) => problems.length > 0).map(({ role }) => nameOf(role).name)),
  };
}

function fitting<S extends TSchema>(
  read: readonly ReadFile[],
  role: keyof typeof SCHEMAS,
  schema: S,
): readonly Part<Static<S>>[] {
  return read.flatMap((file) => {
    const { value } = file.source;
    if (file.role.role !== role || file.problems.length > 0 || !Check(schema, value)) return [];
    return [{ source: file.source, ...nameOf(file.role), value }];
  });
}

function nameOf(role: FileRole): { name: string; owner: string | null } {
  if (role.role === 'unknown' || role.role === 'unit-kinds') return { name: role.role, owner: null };
  return { name: role.name, owner: 'owner' in role ? role.owner : null };
}

function misplaced(source: YamlSource): PackProblem {
  return source.report(
    [],
    source.file,
    `${source.file} 的位置不对；可用：unit-kinds.yaml、_calendars/名称.yaml、_taxonomies/名称.yaml、_measures/名称.yaml、_goals/名称.yaml、_scorecards/名称.yaml、_reports/名称.yaml、包名/pack.yaml、包名/measures.yaml、包名/taxonomies/名称.yaml、包名/profiles/名称.yaml`,
    `${source.file} is not in a place for packs; use unit-kinds.yaml, _calendars/NAME.yaml, _taxonomies/NAME.yaml, _measures/NAME.yaml, _goals/NAME.yaml, _scorecards/NAME.yaml, _reports/NAME.yaml, PACK/pack.yaml, PACK/measures.yaml, PACK/taxonomies/NAME.yaml or PACK/profiles/NAME.yaml.`,
  );
}
