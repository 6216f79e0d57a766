import Type, { type Static } from 'typebox';
import { CaseSummary, Nullable } from './case.ts';
import { MeasureBasis, MeasureFormat } from './measures-words.ts';
import { Id, Instant, Localized } from './words.ts';

const closed = { additionalProperties: false } as const;

/** What figures can be broken down by: areas at three levels, units and their branches, classes and their categories, time. */
export const groupNames = [
  ...['area', 'grid', 'unit-grid', 'branch', 'unit', 'class', 'category', 'source', 'kind', 'reporter'],
  ...['weekday', 'hour', 'day', 'month', 'profile', 'site'],
] as const;

const one = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 400, description }));
const none = '; "none" for those without';

/** What narrows a figure or the list behind it: the groups of a breakdown, by their keys. */
const narrowing = {
  area: one(`code of a community, grid or unit grid${none}`),
  grid: one(`code of a grid${none}`),
  'unit-grid': one(`code of a unit grid${none}`),
  branch: one(`id of a unit; those below it are included${none}`),
  unit: one(`id of the lead unit itself${none}`),
  'unit-kind': one('a kind of unit; all units of it are included'),
  class: one(`taxonomy:code; what is below it is included${none}`),
  category: one(`taxonomy:code itself${none}`),
  source: one('a source'),
  kind: one('a kind of case'),
  reporter: one(`id of who reported${none}`),
  profile: one(`profile of the device (alarms and devices only)${none}`),
  site: one(`building of the device (alarms and devices only)${none}`),
  'as-of': one('an instant at or after `to`: what was closed later counts as not closed; of measures by closing only'),
};

const period = {
  from: one('a day of the town (2026-11-01) or an instant; the first of the month unless told'),
  to: one('the same; not in the period; now unless told'),
};

/** What a figure is asked for: its period, at most two dimensions, and what narrows it. */
export const MeasureQuery = Type.Object(
  {
    ...period,
    by: one(
      'one or two of area, grid, unit-grid, branch, unit, class, category, source, kind, reporter, weekday, hour, day, month; comma between',
    ),
    compare: Type.Optional(
      Type.Boolean({ description: 'with the period before and the year before; true unless told' }),
    ),
    ...narrowing,
  },
  { $id: 'MeasureQuery', ...closed },
);
export type MeasureQuery = Static<typeof MeasureQuery>;

/** What the list behind a figure is asked for; the groups of the breakdown narrow it. */
export const MeasureRowsQuery = Type.Object(
  {
    ...period,
    part: Type.Optional(
      Type.Enum(['numerator', 'denominator', 'rest'], {
        description: 'the rows counted above, below, or below and not above the line',
      }),
    ),
    ...narrowing,
    weekday: one('1 Monday to 7 Sunday'),
    hour: one('0 to 23'),
    day: one('YYYY-MM-DD'),
    month: one('YYYY-MM'),
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { $id: 'MeasureRowsQuery', ...closed },
);
export type MeasureRowsQuery = Static<typeof MeasureRowsQuery>;

/** A measure as it is told: its names, formula in words, by which instant it counts, which way is better. */
export const MeasureInfo = Type.Object(
  {
    id: Type.String(),
    family: Type.String(),
    subject: Type.Enum(['case', 'alarm', 'device']),
    name: Localized,
    formula: Localized,
    basis: MeasureBasis,
    basisName: Localized,
    format: MeasureFormat,
    direction: Type.Enum(['higher', 'lower', 'neutral']),
    target: Nullable(Type.Number()),
    dimensions: Type.Array(Type.Enum(groupNames)),
  },
  { $id: 'MeasureInfo', ...closed },
);
export type MeasureInfo = Static<typeof MeasureInfo>;

export const MeasureInfos = Type.Object({ measures: Type.Array(MeasureInfo) }, closed);

/** Value, and what it is made of; the value is null when there is nothing below the line. */
const figure = {
  value: Nullable(Type.Number()),
  numerator: Type.Number({
    description: 'above the line; for a weighted share the weighted sum, for a mean the seconds',
  }),
  denominator: Nullable(Type.Number({ description: 'below the line; null for a plain count' })),
  rows: Type.Integer({ description: 'rows of the list behind the numerator' }),
};
export const Figure = Type.Object(figure, { $id: 'Figure', ...closed });
export type Figure = Static<typeof Figure>;

const compared = { ...figure, before: Nullable(Figure), yearBefore: Nullable(Figure) };
/** A figure with those of the period before (环比) and the same days a year before (同比). */
export const ComparedFigure = Type.Object(compared, { $id: 'ComparedFigure', ...closed });
export type ComparedFigure = Static<typeof ComparedFigure>;

/** One group of a breakdown: its keys in the order asked, which also narrow the list behind it. */
export const FigureGroup = Type.Object(
  {
    keys: Type.Array(Type.Object({ by: Type.Enum(groupNames), key: Type.String(), name: Nullable(Localized) }, closed)),
    ...compared,
  },
  { $id: 'FigureGroup', ...closed },
);
export type FigureGroup = Static<typeof FigureGroup>;

const Span = Type.Object({ from: Instant, to: Instant }, closed);

/** What was published last of a month, beside what is counted of it now. */
export const PublishedFigure = Type.Object(
  { month: Type.String(), version: Type.Integer(), at: Instant, figure: Figure, differs: Type.Boolean() },
  { $id: 'PublishedFigure', ...closed },
);
export type PublishedFigure = Static<typeof PublishedFigure>;

/** A measure over a period: the whole, its groups, which periods it is compared with, and what was published of a month. */
export const MeasureAnswer = Type.Object(
  {
    measure: MeasureInfo,
    period: Span,
    periodBefore: Nullable(Span),
    yearBefore: Nullable(Span),
    total: ComparedFigure,
    groups: Type.Array(FigureGroup),
    published: Type.Optional(PublishedFigure),
  },
  { $id: 'MeasureAnswer', ...closed },
);
export type MeasureAnswer = Static<typeof MeasureAnswer>;

/** An alarm or device behind a figure. */
export const CountedThing = Type.Object(
  {
    id: Id,
    deviceId: Id,
    name: Type.String(),
    kind: Type.String(),
    state: Type.String(),
    at: Nullable(Instant),
  },
  { $id: 'CountedThing', ...closed },
);
export type CountedThing = Static<typeof CountedThing>;

/** The rows behind a figure, newest first: cases, or the alarms or devices of a measure of those. */
export const MeasureRows = Type.Object(
  { cases: Type.Array(CaseSummary), things: Type.Array(CountedThing), next: Nullable(Type.String()) },
  { $id: 'MeasureRows', ...closed },
);
export type MeasureRows = Static<typeof MeasureRows>;
