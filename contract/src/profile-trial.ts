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

/** A profile to be tried: over what a device said in a stretch of time, a week at most, or over made-up sayings. */
export const ProfileTrial = Type.Object(
  {
    profile: DeviceProfile,
    device: Type.Optional(Type.Object({ id: Id, from: Instant, to: Instant }, closed)),
    samples: Type.Optional(Type.Array(TrialSample, { maxItems: 2000 })),
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

/** What the profile would have begun; `before` what the one in force would have, null when there is none. */
export const TrialOutcome = Type.Object(
  {
    sayings: Type.Integer({ description: 'messages that were judged' }),
    cut: Type.Boolean({ description: 'there were more, and they were left out' }),
    alarms: Type.Array(TriedAlarm),
    before: Type.Union([Type.Array(TriedAlarm), Type.Null()]),
  },
  { $id: 'TrialOutcome', ...closed },
);
export type TrialOutcome = Readonly<Static<typeof TrialOutcome>>;
