import Type, { type Static } from 'typebox';
import { DeviceEvent } from './alarm-words.ts';
import { DeviceProfile, Gives } from './profile.ts';
import { Id, Instant, Localized } from './words.ts';

const closed = { additionalProperties: false } as const;
const Value = Type.Union([Type.Number(), Type.Boolean(), Type.String({ maxLength: 200 })]);

/** What a device would say, so many seconds after the first saying. */
export const TrialSample = Type.Object(
  {
    after: Type.Number({ minimum: 0, maximum: 604_800, description: 'seconds' }),
    values: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 128 }), Value)),
    event: Type.Optional(Type.Object({ kind: DeviceEvent, on: Type.Boolean() }, closed)),
  },
  closed,
);
export type TrialSample = Static<typeof TrialSample>;

/** A message as its make would send it, so many seconds after the first one. */
export const TrialMessage = Type.Object(
  {
    after: Type.Number({ minimum: 0, maximum: 604_800, description: 'seconds' }),
    topic: Type.String({ minLength: 1, maxLength: 200 }),
    payload: Type.String({ maxLength: 20_000 }),
  },
  closed,
);

/**
 * A profile to be tried: over what a device said in a stretch of time, a week at most, over made-up sayings, or over
 * messages of its make, which its topics read.
 */
export const ProfileTrial = Type.Object(
  {
    profile: DeviceProfile,
    device: Type.Optional(Type.Object({ id: Id, from: Instant, to: Instant }, closed)),
    samples: Type.Optional(Type.Array(TrialSample, { maxItems: 2000 })),
    messages: Type.Optional(Type.Array(TrialMessage, { maxItems: 20 })),
  },
  closed,
);
export type ProfileTrial = Static<typeof ProfileTrial>;

/** An alarm or a line of maintenance that a rule would have begun; `endedAt` is null for one that still holds. */
export const TriedAlarm = Type.Object(
  {
    rule: Type.String(),
    name: Localized,
    gives: Gives,
    at: Instant,
    endedAt: Type.Union([Instant, Type.Null()]),
    value: Type.Union([Type.String(), Type.Null()]),
    part: Type.Union([Type.String(), Type.Null()]),
  },
  { $id: 'TriedAlarm', ...closed },
);
export type TriedAlarm = Static<typeof TriedAlarm>;

/** What was read of a message: of which device (null for the one that sent it), when by its clock, values and events; or why not. */
export const ReadMessage = Type.Object(
  {
    topic: Type.String(),
    why: Type.Union([Type.String(), Type.Null()]),
    said: Type.Array(
      Type.Object(
        {
          device: Type.Union([Type.String(), Type.Null()]),
          at: Type.Union([Instant, Type.Null()]),
          values: Type.Record(Type.String(), Value),
          events: Type.Array(
            Type.Object(
              { kind: Type.String(), on: Type.Boolean(), part: Type.Union([Type.String(), Type.Null()]) },
              closed,
            ),
          ),
        },
        closed,
      ),
    ),
  },
  { $id: 'ReadMessage', ...closed },
);
export type ReadMessage = Static<typeof ReadMessage>;

/** What the profile would have begun; `read` what its topics made of messages; `before` what the one in force would have, null when there is none. */
export const TrialOutcome = Type.Object(
  {
    sayings: Type.Integer({ description: 'messages that were judged' }),
    cut: Type.Boolean({ description: 'there were more, and they were left out' }),
    alarms: Type.Array(TriedAlarm),
    before: Type.Union([Type.Array(TriedAlarm), Type.Null()]),
    read: Type.Array(ReadMessage),
  },
  { $id: 'TrialOutcome', ...closed },
);
export type TrialOutcome = Readonly<Static<typeof TrialOutcome>>;
