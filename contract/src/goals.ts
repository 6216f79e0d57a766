import Type, { type Static } from 'typebox';
import { Localized } from './words.ts';

const closed = { additionalProperties: false } as const;
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' });
const YEAR = '^20\\d\\d$';

/**
 * How the months of a year make the year: they add up; their mean counts (a share over all that was counted); the last one
 * counts, and should be at the target all year; the last one counts, and grows from last year's end to the target.
 */
export const goalRuns = ['sum', 'mean', 'state', 'growth'] as const;
export type GoalRun = (typeof goalRuns)[number];

/** Where the value of an indicator comes from: a measure, or somebody who enters it month by month. */
export const GoalSource = Type.Union([
  Type.Object(
    { kind: Type.Literal('measure'), measure: Type.String({ pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$' }) },
    closed,
  ),
  Type.Object({ kind: Type.Literal('entered') }, closed),
]);

/** One indicator of a plan; all its numbers are in its unit, shares in percent. */
export const GoalDefinition = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,23}\\.[a-z][a-z0-9-]{0,39}$' }),
    group: Slug,
    name: Localized,
    meaning: Localized,
    unit: Localized,
    decimals: Type.Integer({ minimum: 0, maximum: 3 }),
    direction: Type.Enum(['higher', 'lower']),
    source: GoalSource,
    runs: Type.Enum(goalRuns),
    targets: Type.Record(Type.String({ pattern: YEAR }), Type.Number(), closed),
    tolerance: Type.Number({
      minimum: 0,
      maximum: 0.5,
      description: 'part of the target by which it may lag and be amber',
    }),
    least: Type.Optional(Type.Number()),
    most: Type.Optional(Type.Number()),
    lead: Type.Optional(Slug),
  },
  { $id: 'GoalDefinition', ...closed },
);
export type GoalDefinition = Static<typeof GoalDefinition>;

/** A plan (五年规划): its groups and their indicators, as data. */
export const GoalSet = Type.Object(
  {
    id: Slug,
    name: Localized,
    groups: Type.Array(Type.Object({ id: Slug, name: Localized }, closed), { minItems: 1 }),
    goals: Type.Array(GoalDefinition, { minItems: 1 }),
  },
  { $id: 'GoalSet', ...closed },
);
export type GoalSet = Static<typeof GoalSet>;
