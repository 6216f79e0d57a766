import Type, { type Static } from 'typebox';
import { OccasionKind } from './alarm-words.ts';
import { Nullable } from './case.ts';
import { Id, Instant } from './words.ts';

const closed = { additionalProperties: false } as const;
const Reason = Type.String({ maxLength: 300 });

const scope = {
  building: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  communityCode: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
  deviceIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true })),
};

/** A drill or a maintenance window to be announced: a building, a community or single devices, from when to when, why. */
export const NewOccasion = Type.Object(
  {
    kind: OccasionKind,
    name: Type.String({ minLength: 2, maxLength: 80 }),
    reason: Type.Optional(Reason),
    from: Instant,
    to: Instant,
    ...scope,
  },
  { $id: 'NewOccasion', ...closed },
);
export type NewOccasion = Static<typeof NewOccasion>;

/** A drill or a maintenance window with who announced it, who ended it early, and how many alarms it had so far. */
export const Occasion = Type.Object(
  {
    id: Id,
    kind: OccasionKind,
    name: Type.String(),
    reason: Type.String(),
    from: Instant,
    to: Instant,
    endedAt: Nullable(Instant),
    endedBy: Nullable(Type.String()),
    building: Nullable(Type.String()),
    communityCode: Nullable(Type.String()),
    deviceIds: Type.Array(Id),
    createdBy: Type.String(),
    createdAt: Instant,
    active: Type.Boolean(),
    alarms: Type.Integer(),
  },
  { $id: 'Occasion', ...closed },
);
export type Occasion = Static<typeof Occasion>;

/** How far back the list goes. */
export const OccasionQuery = Type.Object(
  { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660, description: '31 unless told' })) },
  closed,
);
