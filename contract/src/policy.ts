import Type, { type Static } from 'typebox';
import { CalendarData, Limit } from './calendar.ts';
import { Pack } from './pack.ts';
import { Instant, Localized } from './words.ts';

const closed = { additionalProperties: false } as const;
const Note = Type.String({ minLength: 2, maxLength: 400, pattern: '\\S', description: 'why, for whoever reads on' });

/** A version of a pack or calendar: old ones never change. */
export const PolicyVersion = Type.Object(
  {
    version: Type.Integer(),
    note: Type.Union([Type.String(), Type.Null()]),
    createdBy: Type.Union([Type.String(), Type.Null()], { description: 'name of the person, or who it was' }),
    createdAt: Instant,
  },
  { $id: 'PolicyVersion', ...closed },
);
export type PolicyVersion = Readonly<Static<typeof PolicyVersion>>;

/** One place in which two versions differ; `undefined` stands for "not there". */
export const Change = Type.Object(
  { path: Type.String(), before: Type.Optional(Type.Unknown()), after: Type.Optional(Type.Unknown()) },
  { $id: 'Change', ...closed },
);
export type Change = { readonly path: string; readonly before?: unknown; readonly after?: unknown };

export const PackList = Type.Object({ packs: Type.Array(Pack) }, closed);
export type PackList = { readonly packs: readonly Pack[] };

export const PackHistory = Type.Object(
  { id: Type.String(), newest: Pack, versions: Type.Array(PolicyVersion) },
  { $id: 'PackHistory', ...closed },
);
export type PackHistory = { readonly id: string; readonly newest: Pack; readonly versions: readonly PolicyVersion[] };

/**
 * A pack as it is to be: as an object (`pack`) or as YAML or JSON text (`text`). In its `taxonomies` a mere id means
 * that taxonomy as it stands in the newest version.
 */
export const PackDraft = Type.Object(
  { pack: Type.Optional(Type.Unknown()), text: Type.Optional(Type.String({ maxLength: 4_000_000 })) },
  { $id: 'PackDraft', ...closed },
);
export type PackDraft = Readonly<Static<typeof PackDraft>>;

export const NewPackVersion = Type.Object(
  { ...PackDraft.properties, note: Note },
  { $id: 'NewPackVersion', ...closed },
);
export type NewPackVersion = Readonly<Static<typeof NewPackVersion>>;

/** What is wrong with a draft, by place, and what it would change. Line and column count from 1 in its text. */
export const PackCheck = Type.Object(
  {
    problems: Type.Array(
      Type.Object(
        { path: Type.String(), line: Type.Integer(), column: Type.Integer(), message: Type.String() },
        closed,
      ),
    ),
    changes: Type.Array(Change),
    /** The version it would become. */
    version: Type.Integer(),
  },
  { $id: 'PackCheck', ...closed },
);
export type PackCheck = {
  readonly problems: readonly {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
  readonly changes: readonly Change[];
  readonly version: number;
};

export const PackTextQuery = Type.Object(
  { write: Type.Optional(Type.String({ maxLength: 48, description: 'id of the taxonomy to write out' })) },
  closed,
);

/** A pack as YAML to be edited and sent back as a draft; its taxonomies are named, one is written out if asked. */
export const PackText = Type.Object({ text: Type.String(), version: Type.Integer() }, { $id: 'PackText', ...closed });
export type PackText = Readonly<Static<typeof PackText>>;

export const ChangesQuery = Type.Object(
  { from: Type.Integer({ minimum: 1 }), to: Type.Integer({ minimum: 1 }) },
  closed,
);
export const Changes = Type.Object({ changes: Type.Array(Change) }, closed);
export type Changes = { readonly changes: readonly Change[] };

export const CalendarList = Type.Object({ calendars: Type.Array(CalendarData) }, closed);
export type CalendarList = { readonly calendars: readonly CalendarData[] };

export const CalendarHistory = Type.Object(
  { id: Type.String(), newest: CalendarData, versions: Type.Array(PolicyVersion) },
  { $id: 'CalendarHistory', ...closed },
);
export type CalendarHistory = {
  readonly id: string;
  readonly newest: CalendarData;
  readonly versions: readonly PolicyVersion[];
};

/** A calendar without what the server gives it: its id and version. */
export const CalendarDraft = Type.Omit(CalendarData, ['id', 'version'], { $id: 'CalendarDraft', ...closed });
export type CalendarDraft = Readonly<Static<typeof CalendarDraft>>;

export const NewCalendarVersion = Type.Object(
  { calendar: CalendarDraft, note: Note },
  { $id: 'NewCalendarVersion', ...closed },
);
export type NewCalendarVersion = Readonly<Static<typeof NewCalendarVersion>>;

/** A deadline to be tried, under the newest version or under a draft. */
export const DueTrial = Type.Object(
  { start: Instant, limit: Limit, calendar: Type.Optional(CalendarDraft) },
  { $id: 'DueTrial', ...closed },
);
export type DueTrial = Readonly<Static<typeof DueTrial>>;

export const DueTried = Type.Object({ due: Instant, explanation: Localized }, { $id: 'DueTried', ...closed });
export type DueTried = Readonly<Static<typeof DueTried>>;

/** A kind of responsible unit (处置单位) as packs name it. */
export const UnitKindInfo = Type.Object({ id: Type.String(), name: Localized }, { $id: 'UnitKindInfo', ...closed });
export type UnitKindInfo = Readonly<Static<typeof UnitKindInfo>>;

export const UnitKindList = Type.Object({ unitKinds: Type.Array(UnitKindInfo) }, closed);
export type UnitKindList = { readonly unitKinds: readonly UnitKindInfo[] };
