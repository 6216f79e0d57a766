import Type, { type Static } from 'typebox';
import { Localized } from './words.ts';

const closed = { additionalProperties: false } as const;
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' });
const Points = Type.Number({ minimum: 0, maximum: 1000 });

const words = { id: Slug, name: Localized, formula: Localized };
const asked = {
  measure: Type.String({ pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$' }),
  kindOfCase: Type.Optional(Slug),
};

/** Points by a share: all of them at 1, none at 0; `invert` the other way round (返工率). */
export const RatioItem = Type.Object(
  { kind: Type.Literal('ratio'), ...words, ...asked, points: Points, invert: Type.Optional(Type.Boolean()) },
  closed,
);

/** start + per × figure, held between least and most; the figure may be set against area (km²) × people (ten thousands). */
export const LinearItem = Type.Object(
  {
    ...{ kind: Type.Literal('linear'), ...words, ...asked },
    start: Type.Number(),
    per: Type.Number(),
    least: Type.Number(),
    most: Type.Number(),
    over: Type.Optional(Type.Literal('area-people')),
  },
  closed,
);

/** All points, less `each` for one of what is counted, at most `cap` less. */
export const DeductItem = Type.Object(
  { kind: Type.Literal('deduct'), ...words, ...asked, points: Points, each: Points, cap: Points },
  closed,
);

/** Points by steps: those of the first step that holds the figure (from it on, and below `to`). */
export const StepsItem = Type.Object(
  {
    ...{ kind: Type.Literal('steps'), ...words, ...asked },
    steps: Type.Array(
      Type.Object({ from: Type.Optional(Type.Number()), to: Type.Optional(Type.Number()), points: Points }, closed),
      { minItems: 1, maxItems: 20 },
    ),
  },
  closed,
);

/** Points by the own share of what the whole group has. */
export const GroupShareItem = Type.Object(
  { kind: Type.Literal('group-share'), ...words, ...asked, points: Points },
  closed,
);

/** Above the full mark: `each` for one of what is counted, at most `cap`. */
export const BonusItem = Type.Object(
  { kind: Type.Literal('bonus'), ...words, ...asked, each: Points, cap: Points },
  closed,
);

/** Given by hand, with a reason; `unless` counts while nobody has. A bonus stands above the full mark. */
export const ManualItem = Type.Object(
  {
    ...{ kind: Type.Literal('manual'), ...words },
    least: Type.Number(),
    most: Type.Number(),
    unless: Type.Number(),
    bonus: Type.Optional(Type.Boolean()),
  },
  closed,
);

export const ScoreItem = Type.Union([
  RatioItem,
  LinearItem,
  DeductItem,
  StepsItem,
  GroupShareItem,
  BonusItem,
  ManualItem,
]);
export type ScoreItem = Static<typeof ScoreItem>;
export type AskedItem = Extract<ScoreItem, { readonly measure: string }>;
export type ManualScore = Extract<ScoreItem, { readonly kind: 'manual' }>;

/** A scorecard (考核办法): what is scored, who is ranked against whom, by which period. */
export const Scorecard = Type.Object(
  {
    id: Slug,
    name: Localized,
    origin: Localized,
    period: Type.Enum(['month', 'quarter', 'year']),
    full: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
    /** An item with nothing below the line: its weight is taken out, or it counts as full, or as nought. */
    whenNothing: Type.Enum(['leave-out', 'full', 'nought']),
    groups: Type.Array(
      Type.Object({ id: Slug, name: Localized, unitKinds: Type.Array(Slug, { minItems: 1 }) }, closed),
      {
        minItems: 1,
      },
    ),
    items: Type.Array(ScoreItem, { minItems: 1, maxItems: 20 }),
  },
  { $id: 'Scorecard', ...closed },
);
export type Scorecard = Static<typeof Scorecard>;
