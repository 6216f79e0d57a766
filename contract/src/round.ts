import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { Id, Instant, type Localized, Position } from './words.ts';

const closed = { additionalProperties: false } as const;

/**
 * The notice a worker agrees to before a round (个人信息保护法 arts. 17, 29): where somebody has been is sensitive. Another
 * text gets another name, and everybody is asked anew.
 */
export const roundNotice = '2026-11';

/** Positions sent at a time; a phone gathers them for twenty seconds. */
export const mostPositions = 60;

/** Starts a round (巡查): for so many hours the phone tells where it is, unless it is ended before. */
export const NewRound = Type.Object(
  {
    notice: Type.Literal(roundNotice, { description: 'the notice that was agreed to' }),
    hours: Type.Integer({ minimum: 1, maximum: 12, default: 4, description: 'after which it ends by itself' }),
  },
  { $id: 'NewRound', ...closed },
);
export type NewRound = Static<typeof NewRound>;

/** Where a phone was; accuracy is the radius in metres within which it is with 68 or 95 in a hundred, as the browser says. */
export const RoundPosition = Type.Object(
  { at: Instant, position: Position, accuracy: Type.Number({ minimum: 0, maximum: 100_000 }) },
  { $id: 'RoundPosition', ...closed },
);
export type RoundPosition = Readonly<Static<typeof RoundPosition>>;

export const RoundPositions = Type.Object(
  { positions: Type.Array(RoundPosition, { minItems: 1, maxItems: mostPositions }) },
  { $id: 'RoundPositions', ...closed },
);
export type RoundPositions = Static<typeof RoundPositions>;

/** How a round ended: by the worker, by its time, or because nothing was heard of it. */
export const roundEnds = ['worker', 'time', 'silence'] as const;
export const roundEndNames: Readonly<Record<(typeof roundEnds)[number], Localized>> = {
  worker: { zh: '本人结束', en: 'ended by the worker' },
  time: { zh: '到时结束', en: 'ended as its time was up' },
  silence: { zh: '长时间无位置，自动结束', en: 'ended as nothing was heard for long' },
};

/** A round as a list shows it. Where it is stands there only while it is on. */
export const Round = Type.Object(
  {
    id: Id,
    worker: Type.String(),
    unit: Nullable(Type.String()),
    startedAt: Instant,
    until: Instant,
    endedAt: Nullable(Instant),
    endedBy: Nullable(Type.Enum(roundEnds)),
    heardAt: Nullable(Instant),
    quiet: Type.Boolean({ description: 'on, but nothing was heard for five minutes' }),
    position: Nullable(Position),
    accuracy: Nullable(Type.Number()),
    metres: Type.Integer({ description: 'walked, as far as positions were good' }),
    found: Type.Integer({ description: 'cases the worker reported meanwhile' }),
    sample: Type.Boolean({ description: 'nobody walked it: the sample town plays it' }),
  },
  { $id: 'Round', ...closed },
);
export type Round = Readonly<Static<typeof Round>>;

/** Rounds of a day of the town, those on first; today unless told. */
export const RoundQuery = Type.Object(
  {
    day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    state: Type.Optional(Type.Enum(['on', 'ended'])),
  },
  { $id: 'RoundQuery', ...closed },
);
export type RoundQuery = Static<typeof RoundQuery>;

export const RoundList = Type.Object(
  { day: Type.String(), keptDays: Type.Integer(), rounds: Type.Array(Round) },
  { $id: 'RoundList', ...closed },
);
export type RoundList = Readonly<Static<typeof RoundList>>;

/** The worker's own round that is on, if one is. */
export const MyRound = Type.Object({ round: Nullable(Round) }, { $id: 'MyRound', ...closed });
export type MyRound = Readonly<Static<typeof MyRound>>;

/** Where a round went, in the order of time. */
export const RoundTrack = Type.Object({ id: Id, points: Type.Array(RoundPosition) }, { $id: 'RoundTrack', ...closed });
export type RoundTrack = Readonly<Static<typeof RoundTrack>>;
