import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { goalRuns } from './goals.ts';
import { Id, Instant, Localized } from './words.ts';

const closed = { additionalProperties: false } as const;
const GoalId = Type.String({ minLength: 3, maxLength: 80 });
const Month = Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$', description: 'YYYY-MM' });
const Year = Type.String({ pattern: '^20\\d\\d$' });
const Value = Type.Number({ minimum: -1e12, maximum: 1e12 });

/** Lamps of an indicator; none while there is no target or no value. */
export const goalLamps = ['green', 'yellow', 'red', 'none'] as const;
export type GoalLamp = (typeof goalLamps)[number];

/** What a month came to. */
export const GoalMonth = Type.Object(
  {
    month: Month,
    value: Nullable(Type.Number()),
    whole: Type.Boolean({ description: 'false for the month that is still going on' }),
    sample: Type.Boolean({ description: 'made for the sample town, nobody entered it' }),
  },
  { $id: 'GoalMonth', ...closed },
);
export type GoalMonth = Static<typeof GoalMonth>;

/** Where the year is likely to end, and between which values four times in five. */
export const GoalProjection = Type.Object(
  { value: Type.Number(), low: Nullable(Type.Number()), high: Nullable(Type.Number()) },
  { $id: 'GoalProjection', ...closed },
);
export type GoalProjection = Static<typeof GoalProjection>;

/** One indicator in one year: all numbers in its unit. */
export const GoalLine = Type.Object(
  {
    id: GoalId,
    group: Type.String(),
    name: Localized,
    meaning: Localized,
    unit: Localized,
    decimals: Type.Integer(),
    direction: Type.Enum(['higher', 'lower']),
    runs: Type.Enum(goalRuns),
    measure: Nullable(Type.String({ description: 'the measure it is computed from; null when it is entered' })),
    target: Nullable(Type.Number()),
    planTarget: Nullable(
      Type.Object({ year: Type.Integer(), value: Type.Number() }, { ...closed, description: 'where the plan ends' }),
    ),
    actual: Nullable(Type.Number()),
    asOf: Nullable(Type.String({ description: 'the day up to which the value reaches' })),
    expected: Nullable(Type.Number({ description: 'where it should be on that day' })),
    projection: Nullable(GoalProjection),
    lamp: Type.Enum(goalLamps),
    why: Nullable(Type.Enum(['behind', 'will-miss', 'lags', 'may-miss'], { description: 'why the lamp is not green' })),
    months: Type.Array(GoalMonth, { description: 'January to December of the year' }),
    lastYear: Nullable(Type.Number({ description: 'what the year before came to' })),
    due: Type.Array(Month, { description: 'months that are over and not entered' }),
    unitId: Nullable(Id),
    unitName: Nullable(Type.String()),
    post: Type.String({ description: 'the post that answers for it, beside the unit' }),
    notes: Type.Integer(),
    sample: Type.Boolean({ description: 'some of its values were made for the sample town' }),
  },
  { $id: 'GoalLine', ...closed },
);
export type GoalLine = Static<typeof GoalLine>;

/** The indicators of a year, group by group. */
export const GoalBoard = Type.Object(
  {
    year: Type.Integer(),
    today: Type.String(),
    plan: Localized,
    years: Type.Array(Type.Integer(), { description: 'years that can be shown' }),
    groups: Type.Array(Type.Object({ id: Type.String(), name: Localized, goals: Type.Array(GoalLine) }, closed)),
  },
  { $id: 'GoalBoard', ...closed },
);
export type GoalBoard = Static<typeof GoalBoard>;

/** A value as it was entered; a later one for the same month stands beside it and counts. */
export const GoalEntry = Type.Object(
  {
    month: Month,
    nth: Type.Integer(),
    value: Nullable(Type.Number()),
    note: Type.String(),
    by: Nullable(Type.String()),
    at: Instant,
    sample: Type.Boolean(),
  },
  { $id: 'GoalEntry', ...closed },
);
export type GoalEntry = Static<typeof GoalEntry>;

export const GoalNote = Type.Object(
  { id: Id, text: Type.String(), by: Nullable(Type.String()), at: Instant },
  { $id: 'GoalNote', ...closed },
);
export type GoalNote = Static<typeof GoalNote>;

/** One indicator with all that was entered of it: years of the plan, corrections, notes. */
export const GoalThing = Type.Object(
  {
    line: GoalLine,
    yearBefore: Type.Array(GoalMonth),
    targets: Type.Array(Type.Object({ year: Type.Integer(), value: Type.Number(), own: Type.Boolean() }, closed)),
    version: Type.Integer({ description: 'of what the town set: targets and who answers; sent back as If-Match' }),
    entries: Type.Array(GoalEntry),
    notes: Type.Array(GoalNote),
  },
  { $id: 'GoalThing', ...closed },
);
export type GoalThing = Static<typeof GoalThing>;

export const GoalQuery = Type.Object({ year: Type.Optional(Year) }, closed);
export type GoalQuery = Static<typeof GoalQuery>;

const Note = Type.String({ maxLength: 400 });
const MonthValue = Type.Object(
  {
    goal: GoalId,
    month: Month,
    value: Nullable(Value),
    note: Type.Optional(Note),
  },
  closed,
);
/** Values of months, all of them or none. */
export const GoalMonths = Type.Object(
  { values: Type.Array(MonthValue, { minItems: 1, maxItems: 600 }) },
  { $id: 'GoalMonths', ...closed },
);
export type GoalMonths = Static<typeof GoalMonths>;
export const GoalMonthsDone = Type.Object(
  { entered: Type.Integer(), same: Type.Integer({ description: 'values that stood there already' }) },
  closed,
);

/** A table of month values as it lies in a file: indicators down, months across, or one value in a line. */
export const GoalTable = Type.Object(
  { file: Type.String({ maxLength: 2_000_000, description: 'XLSX or CSV, base 64' }) },
  { $id: 'GoalTable', ...closed },
);
export const GoalTableRead = Type.Object(
  {
    values: Type.Array(MonthValue),
    faults: Type.Array(Type.Object({ line: Type.Integer(), what: Type.String(), why: Localized }, closed)),
  },
  { $id: 'GoalTableRead', ...closed },
);
export type GoalTableRead = Static<typeof GoalTableRead>;

/** What a town sets of an indicator. */
export const GoalSetting = Type.Object(
  {
    targets: Type.Optional(Type.Record(Type.String({ pattern: '^20\\d\\d$' }), Nullable(Value), closed)),
    unitId: Type.Optional(Nullable(Id)),
    post: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { $id: 'GoalSetting', ...closed },
);
export type GoalSetting = Static<typeof GoalSetting>;

export const NewGoalNote = Type.Object({ text: Type.String({ minLength: 1, maxLength: 2000 }) }, closed);
