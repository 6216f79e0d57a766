import Type, { type Static } from 'typebox';
import { AreaLevel, Position, Surface } from './area.ts';
import { StaffRoles } from './people.ts';
import { Id } from './words.ts';

/** The kind of a unit that is a company (企业): its accounts report, and nothing is given to it to handle. */
export const COMPANY = 'enterprise';

const closed = { additionalProperties: false } as const;
const AreaCode = Type.String({ minLength: 9, maxLength: 15 });
const AreaName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' });
const Count = Type.Integer({ minimum: 0 });

/** An area without its polygon; `parent` is the code of the area above. */
export const AreaInfo = Type.Object(
  {
    id: Id,
    code: AreaCode,
    level: AreaLevel,
    name: AreaName,
    parent: Type.Union([AreaCode, Type.Null()]),
    center: Position,
    areaM2: Type.Number({ minimum: 0 }),
    version: Type.Integer(),
  },
  { $id: 'AreaInfo', ...closed },
);
export type AreaInfo = Readonly<Static<typeof AreaInfo>>;

export const AreaList = Type.Object({ areas: Type.Array(AreaInfo) }, closed);
export type AreaList = { readonly areas: readonly AreaInfo[] };

/** A change of one area; what is left out stays. */
export const AreaChange = Type.Object(
  { name: Type.Optional(AreaName), polygon: Type.Optional(Surface) },
  { $id: 'AreaChange', minProperties: 1, ...closed },
);
export type AreaChange = Static<typeof AreaChange>;

export const coordinateSystems = ['wgs84', 'gcj02', 'cgcs2000'] as const;

export const AreaImportQuery = Type.Object(
  {
    system: Type.Optional(Type.Enum(coordinateSystems, { description: 'of the file; wgs84 unless told' })),
    preview: Type.Optional(Type.Boolean({ description: 'only say what would happen' })),
  },
  closed,
);

/** One thing wrong in a file of areas: where it stands, what stands there, and the sentence that says what fits. */
export const GroundProblem = Type.Object(
  { kind: Type.String(), where: Type.String(), value: Type.String(), message: Type.String() },
  { $id: 'GroundProblem', ...closed },
);
export type GroundProblem = Readonly<Static<typeof GroundProblem>>;

/** What an import of areas does, or would do: it replaces all areas; those whose code stays keep their id. */
export const AreaImportReport = Type.Object(
  {
    stored: Type.Boolean({ description: 'false for a preview and when there are problems' }),
    problems: Type.Array(GroundProblem),
    added: Type.Array(AreaCode),
    changed: Type.Array(AreaCode),
    removed: Type.Array(AreaCode),
    unchanged: Count,
    unitsLosingAreas: Type.Array(Type.String(), { description: 'names of units that answer for a code that goes' }),
  },
  { $id: 'AreaImportReport', ...closed },
);
export type AreaImportReport = {
  readonly stored: boolean;
  readonly problems: readonly GroundProblem[];
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  readonly unitsLosingAreas: readonly string[];
};

const UnitCode = Type.String({ minLength: 1, maxLength: 32, pattern: '^[A-Za-z0-9._-]+$' });
const unitWords = {
  name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  kind: Slug,
  parentId: Type.Union([Id, Type.Null()]),
  areaCodes: Type.Array(AreaCode, { maxItems: 500, uniqueItems: true, description: 'empty: the whole town' }),
  duties: Type.Array(Slug, { maxItems: 50, uniqueItems: true, description: 'unit kinds it answers for in routing' }),
};

/** Who can be asked to act. */
export const UnitInfo = Type.Object(
  { id: Id, code: UnitCode, ...unitWords, active: Type.Boolean(), version: Type.Integer() },
  { $id: 'UnitInfo', ...closed },
);
export type UnitInfo = Readonly<Static<typeof UnitInfo>>;

export const UnitList = Type.Object({ units: Type.Array(UnitInfo) }, closed);
export type UnitList = { readonly units: readonly UnitInfo[] };

export const NewUnit = Type.Object({ code: UnitCode, ...unitWords }, { $id: 'NewUnit', ...closed });
export type NewUnit = Static<typeof NewUnit>;

/** A change of a unit; a unit is never deleted, only no longer active. */
export const UnitChange = Type.Partial(Type.Object({ ...unitWords, active: Type.Boolean() }), {
  $id: 'UnitChange',
  minProperties: 1,
  ...closed,
});
export type UnitChange = Static<typeof UnitChange>;

/** Units and people by name, for whoever has to choose one. */
export const Directory = Type.Object(
  {
    units: Type.Array(Type.Omit(UnitInfo, ['version'])),
    people: Type.Array(
      Type.Object({ id: Type.String(), name: Type.String(), roles: StaffRoles, unitIds: Type.Array(Id) }, closed),
    ),
  },
  { $id: 'Directory', ...closed },
);
export type Directory = Readonly<Static<typeof Directory>>;
