import Type, { type Static } from 'typebox';
import { DeviceProtocol, NewDevice } from './device.ts';
import { Id, Instant, Position } from './words.ts';

const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Short = Type.String({ minLength: 1, maxLength: 128, pattern: '\\S' });

/** Why a waiting device was turned away, by whom, and until when it is not shown again. */
export const Refused = Type.Object(
  { until: Instant, at: Instant, by: Type.String(), why: Type.String() },
  { $id: 'RefusedDevice', ...closed },
);

/** A device nobody knows that asks to be let in. */
export const WaitingDevice = Type.Object(
  {
    protocol: Type.String(),
    externalId: Type.String(),
    parentId: Nullable(Id),
    peer: Type.String(),
    times: Type.Integer(),
    firstSeen: Instant,
    lastSeen: Instant,
    sampleHex: Nullable(Type.String()),
    refused: Nullable(Refused),
  },
  { $id: 'WaitingDevice', ...closed },
);
export type WaitingDevice = Readonly<Static<typeof WaitingDevice>>;
export const WaitingDevices = Type.Object({ waiting: Type.Array(WaitingDevice) }, closed);

/** Lets a waiting device in under a name. It goes on with the token it showed. */
export const Admission = Type.Object(
  {
    protocol: DeviceProtocol,
    externalId: Short,
    name: NewDevice.properties.name,
    profileId: Type.Optional(Short),
    place: NewDevice.properties.place,
    building: NewDevice.properties.building,
    position: Type.Optional(Position),
  },
  closed,
);
export type WaitingDevices = Readonly<Static<typeof WaitingDevices>>;
export type Admission = Static<typeof Admission>;

/** Who waits; with `refused`, those that were turned away instead. */
export const WaitingQuery = Type.Object({ refused: Type.Optional(Type.Boolean()) }, closed);

export const Admissions = Type.Object({ devices: Type.Array(Admission, { minItems: 1, maxItems: 200 }) }, closed);
export type Admissions = Static<typeof Admissions>;

/** Who was let in, and who no longer waited. */
export const Admitted = Type.Object(
  {
    devices: Type.Array(Type.Object({ id: Id, externalId: Type.String() }, closed)),
    gone: Type.Array(Type.String({ description: 'external ids that no longer waited, or are devices already' })),
  },
  closed,
);
export type Admitted = Readonly<Static<typeof Admitted>>;

/** Turns waiting devices away for some days; they can still be let in. */
export const Refusing = Type.Object(
  {
    devices: Type.Array(Type.Object({ protocol: DeviceProtocol, externalId: Short }, closed), {
      minItems: 1,
      maxItems: 200,
    }),
    why: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    days: Type.Integer({ minimum: 1, maximum: 365 }),
  },
  closed,
);
export type Refusing = Static<typeof Refusing>;
