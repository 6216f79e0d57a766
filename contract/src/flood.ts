import Type, { type Static } from 'typebox';
import { Id, Instant } from './words.ts';

const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A device that sends more than its share (限流): what is over waits, the others do not feel it. */
export const Flood = Type.Object(
  {
    deviceId: Id,
    name: Type.String(),
    building: Nullable(Type.String()),
    place: Nullable(Type.String()),
    beganAt: Instant,
    endedAt: Nullable(Instant),
    perSecond: Type.Integer({ description: 'messages it offers in a second, at last' }),
    most: Type.Integer({ description: 'messages it offered in its worst second' }),
  },
  { $id: 'Flood', ...closed },
);
export type Flood = Static<typeof Flood>;

/** Those that go on now first, then those of the last day. */
export const Floods = Type.Object({ floods: Type.Array(Flood) }, closed);
export type Floods = Readonly<Static<typeof Floods>>;

/** Devices somebody looks at: for ninety seconds the live stream tells when what they say last changes (topic `device`). */
export const WatchedDevices = Type.Object(
  { deviceIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) },
  { $id: 'WatchedDevices', ...closed },
);
