import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { Scorecard } from './scorecards.ts';
import { Id, Instant, Localized } from './words.ts';

const closed = { additionalProperties: false } as const;
const Period = Type.String({
  pattern: '^20\\d\\d(-(0[1-9]|1[0-2]|Q[1-4]))?$',
  description: '2026-10, 2026-Q3 or 2026',
});
const Short = Type.String({ minLength: 1, maxLength: 60 });
const Reason = Type.String({ minLength: 2, maxLength: 400 });

/** What was given by hand, and why. */
export const ScoreEntry = Type.Object(
  { points: Type.Number(), reason: Type.String(), by: Nullable(Type.String()), at: Instant, nth: Type.Integer() },
  { $id: 'ScoreEntry', ...closed },
);
export type ScoreEntry = Static<typeof ScoreEntry>;

/** One item of one unit: its points, the figure they come from, or why there are none. */
export const ScoreLine = Type.Object(
  {
    item: Type.String(),
    points: Nullable(Type.Number()),
    most: Type.Number(),
    value: Nullable(Type.Number()),
    numerator: Nullable(Type.Number()),
    denominator: Nullable(Type.Number()),
    /** Of a group-share, what the group has; of one set against area and people, their product. */
    against: Nullable(Type.Number()),
    gap: Nullable(Type.Enum(['nothing', 'no-people', 'not-given'])),
    entry: Nullable(ScoreEntry),
  },
  { $id: 'ScoreLine', ...closed },
);
export type ScoreLine = Static<typeof ScoreLine>;

/** One unit of a group: its points, its place, and of how many points the items there were. */
export const ScoreRow = Type.Object(
  {
    unitId: Id,
    name: Type.String(),
    rank: Nullable(Type.Integer()),
    total: Nullable(Type.Number()),
    counted: Type.Number({ description: 'points of the items that count; the total is brought up to the full mark' }),
    people: Nullable(Type.Integer()),
    areaKm2: Nullable(Type.Number()),
    lines: Type.Array(ScoreLine),
  },
  { $id: 'ScoreRow', ...closed },
);
export type ScoreRow = Static<typeof ScoreRow>;

/** A scorecard filled in: by what it was computed stands with it, so that it can be read as it was. */
export const ScoreSheet = Type.Object(
  {
    card: Scorecard,
    period: Type.String(),
    from: Instant,
    to: Instant,
    at: Instant,
    groups: Type.Array(Type.Object({ id: Type.String(), name: Localized, rows: Type.Array(ScoreRow) }, closed)),
  },
  { $id: 'ScoreSheet', ...closed },
);
export type ScoreSheet = Static<typeof ScoreSheet>;

/** A published sheet. It never changes; a correction is the next version beside it. */
export const ScoreIssue = Type.Object(
  {
    version: Type.Integer(),
    reason: Type.String(),
    by: Nullable(Type.String()),
    at: Instant,
    sheet: ScoreSheet,
    changed: Type.Array(
      Type.Object(
        {
          unitId: Id,
          name: Type.String(),
          was: Nullable(Type.Number()),
          is: Nullable(Type.Number()),
          wasRank: Nullable(Type.Integer()),
          isRank: Nullable(Type.Integer()),
        },
        closed,
      ),
      { description: 'totals and places that differ from the version before' },
    ),
  },
  { $id: 'ScoreIssue', ...closed },
);
export type ScoreIssue = Static<typeof ScoreIssue>;

/** Why a sheet cannot be published: the period goes on, nobody has a place, or the last version says the same. */
export const obstacles = ['not-over', 'nobody-ranked', 'unchanged'] as const;
export type ScoreObstacle = (typeof obstacles)[number];

/** A scorecard in a period: as it would be now (for who sees the whole town), and all that was published. */
export const ScorecardAnswer = Type.Object(
  {
    card: Scorecard,
    period: Type.String(),
    periods: Type.Array(Type.Object({ period: Type.String(), issues: Type.Integer() }, closed)),
    over: Type.Boolean({ description: 'the period has ended' }),
    obstacle: Nullable(
      Type.Enum(obstacles, { description: 'why the sheet of now cannot be published; null when it can' }),
    ),
    now: Nullable(ScoreSheet),
    differs: Type.Boolean({ description: 'what would be published now is not what was published last' }),
    issues: Type.Array(ScoreIssue),
  },
  { $id: 'ScorecardAnswer', ...closed },
);
export type ScorecardAnswer = Static<typeof ScorecardAnswer>;

export const ScorecardList = Type.Object(
  {
    scorecards: Type.Array(
      Type.Object(
        {
          ...{ id: Type.String(), name: Localized, origin: Localized },
          period: Type.Enum(['month', 'quarter', 'year']),
          lastPublished: Nullable(Type.String()),
        },
        closed,
      ),
    ),
  },
  { $id: 'ScorecardList', ...closed },
);
export type ScorecardList = Static<typeof ScorecardList>;

export const ScorecardQuery = Type.Object({ period: Type.Optional(Period) }, closed);

export const NewScoreEntry = Type.Object(
  { period: Period, unitId: Id, item: Short, points: Type.Number({ minimum: -1000, maximum: 1000 }), reason: Reason },
  { $id: 'NewScoreEntry', ...closed },
);
export type NewScoreEntry = Static<typeof NewScoreEntry>;

export const NewScoreIssue = Type.Object(
  {
    period: Period,
    reason: Type.Optional(Type.String({ maxLength: 400, description: 'needed from the second version on' })),
  },
  { $id: 'NewScoreIssue', ...closed },
);
export type NewScoreIssue = Static<typeof NewScoreIssue>;

export const PeopleOfUnit = Type.Object(
  { unitId: Id, people: Type.Integer({ minimum: 1, maximum: 5_000_000 }) },
  { $id: 'PeopleOfUnit', ...closed },
);
