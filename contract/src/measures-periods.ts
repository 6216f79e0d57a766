import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { Figure, groupNames, MeasureInfo } from './measures-answer.ts';
import { Instant, Localized } from './words.ts';

const closed = { additionalProperties: false } as const;

/** A month of the town as YYYY-MM. */
export const MonthText = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });

/** What a month is published with; a month that was published before needs a reason. */
export const PublishMonth = Type.Object(
  { reason: Type.Optional(Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' })) },
  { $id: 'PublishMonth', ...closed },
);
export type PublishMonth = Static<typeof PublishMonth>;

/** One publication of a month: it never changes; a correction is a new version beside it. */
export const PublishedVersion = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    at: Instant,
    by: Type.String(),
    byName: Nullable(Type.String()),
    reason: Nullable(Type.String()),
  },
  { $id: 'PublishedVersion', ...closed },
);
export type PublishedVersion = Static<typeof PublishedVersion>;

/** A published month, its versions from the first. */
export const PublishedMonth = Type.Object(
  { month: MonthText, versions: Type.Array(PublishedVersion) },
  { $id: 'PublishedMonth', ...closed },
);
export type PublishedMonth = Static<typeof PublishedMonth>;

export const PublishedMonths = Type.Object({ months: Type.Array(PublishedMonth) }, closed);
export type PublishedMonths = Static<typeof PublishedMonths>;

/** Which version is read, and beside what: an older version, or what is counted now. */
export const PublishedQuery = Type.Object(
  {
    version: Type.Optional(Type.Integer({ minimum: 1, description: 'the newest unless told' })),
    against: Type.Optional(
      Type.Integer({ minimum: 1, description: 'another version to put beside it; what is counted now unless told' }),
    ),
    measure: Type.Optional(
      Type.String({
        maxLength: 80,
        description: 'one measure with its groups; the whole of every measure unless told',
      }),
    ),
  },
  { $id: 'PublishedQuery', ...closed },
);
export type PublishedQuery = Static<typeof PublishedQuery>;

/** A figure as published, and the one beside it; null where one of the two has none. */
export const PublishedLine = Type.Object(
  {
    measure: Type.String(),
    by: Nullable(Type.Enum(groupNames)),
    key: Nullable(Type.String()),
    name: Nullable(Localized),
    published: Nullable(Figure),
    beside: Nullable(Figure),
    differs: Type.Boolean(),
  },
  { $id: 'PublishedLine', ...closed },
);
export type PublishedLine = Static<typeof PublishedLine>;

/** A published month's figures beside another version's or today's. */
export const PublishedFigures = Type.Object(
  {
    ...PublishedMonth.properties,
    version: Type.Integer(),
    against: Nullable(Type.Integer({ description: 'null for what is counted now' })),
    measures: Type.Array(MeasureInfo),
    lines: Type.Array(PublishedLine),
    differing: Type.Integer({ description: 'lines that differ' }),
  },
  { $id: 'PublishedFigures', ...closed },
);
export type PublishedFigures = Static<typeof PublishedFigures>;
