import Type, { type Static } from 'typebox';
import { AllowedFrom, CertificateName, Secret } from './device-access.ts';
import { Id, Instant, Position } from './words.ts';

const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Short = Type.String({ minLength: 1, maxLength: 128, pattern: '\\S' });

/** How devices come in; a link to a platform or network server is a device of its protocol, and speaks for its children. */
export const deviceProtocols = [
  'mqtt',
  'gbt26875',
  'hj212',
  'ctwing',
  'onenet',
  'chirpstack',
  'ttn',
  'cloudevents',
  'frigate',
  'hikvision',
  'dahua',
] as const;
export const DeviceProtocol = Type.Enum(deviceProtocols, { $id: 'DeviceProtocol' });
export type DeviceProtocol = (typeof deviceProtocols)[number];

/** Protocols whose devices are known by their address or number; they have no token. */
export const protocolsByAddress: readonly DeviceProtocol[] = ['gbt26875', 'hj212'];
/** Protocols on whose ports a device may show a certificate. */
export const protocolsWithCertificates: readonly DeviceProtocol[] = ['mqtt', ...protocolsByAddress];
/** Protocols whose messages may be encrypted with a key of the device or platform. */
export const protocolsWithKeys: readonly DeviceProtocol[] = ['hj212', 'onenet'];

/** A device as a list shows it. */
export const DeviceSummary = Type.Object(
  {
    id: Id,
    protocol: DeviceProtocol,
    externalId: Type.String({ description: 'how it names itself: MQTT user, address in 12 hex digits, MN, IMEI, EUI' }),
    name: Type.String(),
    model: Nullable(Type.String()),
    profileId: Nullable(Type.String()),
    dialect: Nullable(Type.String({ description: 'how its make departs from the protocol' })),
    position: Nullable(Position),
    place: Nullable(Type.String()),
    building: Nullable(Type.String()),
    areaCode: Nullable(Type.String()),
    gridCode: Nullable(Type.String()),
    communityCode: Nullable(Type.String()),
    parentId: Nullable(Id),
    state: Type.Enum(['active', 'disabled']),
    version: Type.Integer(),
    lastSeen: Nullable(Instant),
    lastAt: Nullable(Instant),
    clockSkewSeconds: Nullable(Type.Integer({ description: 'its clock ahead of ours; null when it sends no time' })),
  },
  { $id: 'DeviceSummary', ...closed },
);
export type DeviceSummary = Readonly<Static<typeof DeviceSummary>>;

export const LatestValue = Type.Object(
  { point: Type.String(), value: Type.Union([Type.Number(), Type.Boolean(), Type.String()]), at: Instant },
  { $id: 'LatestValue', ...closed },
);

/** One device with the latest value of each point. */
export const DeviceDetail = Type.Object(
  { ...DeviceSummary.properties, latest: Type.Array(LatestValue) },
  { $id: 'DeviceDetail', ...closed },
);
export type DeviceDetail = Readonly<Static<typeof DeviceDetail>>;

export const DeviceQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 64, description: 'part of the name, external id or place' })),
    protocol: Type.Optional(DeviceProtocol),
    profile: Type.Optional(Short),
    community: Type.Optional(Short),
    building: Type.Optional(Short),
    state: Type.Optional(Type.Enum(['active', 'disabled'])),
    cursor: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
);
export type DeviceQuery = Static<typeof DeviceQuery>;

/** `next` is the cursor of the next page. */
export const DevicePage = Type.Object({ devices: Type.Array(DeviceSummary), next: Nullable(Id) }, closed);
export type DevicePage = Readonly<Static<typeof DevicePage>>;

/** A device to be made. `secret` is the token or password it will show; without one, a token is made where it needs one. `certificate` stands in its place. */
export const NewDevice = Type.Object(
  {
    protocol: DeviceProtocol,
    externalId: Short,
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    model: Type.Optional(Short),
    profileId: Type.Optional(Short),
    dialect: Type.Optional(Short),
    position: Type.Optional(Position),
    place: Type.Optional(Type.String({ maxLength: 200 })),
    building: Type.Optional(Type.String({ maxLength: 120 })),
    areaCode: Type.Optional(Short),
    gridCode: Type.Optional(Short),
    communityCode: Type.Optional(Short),
    parentId: Type.Optional(Id),
    allowedFrom: Type.Optional(AllowedFrom),
    secret: Type.Optional(Secret),
    certificate: Type.Optional(CertificateName),
  },
  { $id: 'NewDevice', ...closed },
);
export type NewDevice = Static<typeof NewDevice>;

export const NewDevices = Type.Object({ devices: Type.Array(NewDevice, { minItems: 1, maxItems: 1000 }) }, closed);

/** What came of it; `secret` is shown this once and only where it was made here. */
export const MadeDevices = Type.Object(
  {
    devices: Type.Array(Type.Object({ id: Id, externalId: Type.String(), secret: Nullable(Type.String()) }, closed)),
    known: Type.Array(Type.String({ description: 'external ids that were there already and stay as they are' })),
  },
  closed,
);

export const ReadingsQuery = Type.Object(
  {
    point: Type.String({ minLength: 1, maxLength: 128 }),
    from: Instant,
    to: Instant,
    width: Type.Optional(
      Type.Integer({ minimum: 10, maximum: 2000, description: 'how many steps at most; 500 unless told' }),
    ),
  },
  closed,
);
export type ReadingsQuery = Static<typeof ReadingsQuery>;

/** The history of a point in equal steps; steps without a value are left out. */
export const Readings = Type.Object(
  {
    stepSeconds: Type.Integer(),
    steps: Type.Array(
      Type.Object(
        { at: Instant, n: Type.Integer(), mean: Type.Number(), min: Type.Number(), max: Type.Number() },
        { $id: 'ReadingStep', ...closed },
      ),
    ),
  },
  closed,
);
export type Readings = Readonly<Static<typeof Readings>>;

/** A frame that could not be read, as it came. */
export const RawFrame = Type.Object(
  {
    id: Type.Integer(),
    at: Instant,
    protocol: Type.String(),
    peer: Type.String({ description: 'address and port it came from' }),
    deviceId: Nullable(Id),
    device: Nullable(Type.String({ description: 'its name; null where nobody knows whose it is' })),
    why: Type.String(),
    hex: Type.String(),
  },
  { $id: 'RawFrame', ...closed },
);
export const RawFrames = Type.Object({ frames: Type.Array(RawFrame) }, closed);
export type RawFrames = Readonly<Static<typeof RawFrames>>;

/** What is changed about a device; what is left out stays, null empties. */
export const DeviceChange = Type.Object(
  {
    name: Type.Optional(NewDevice.properties.name),
    profileId: Type.Optional(Nullable(Short)),
    dialect: Type.Optional(Nullable(Short)),
    model: Type.Optional(Nullable(Short)),
    place: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
    building: Type.Optional(Nullable(Type.String({ maxLength: 120 }))),
    position: Type.Optional(Nullable(Position)),
    state: Type.Optional(Type.Enum(['active', 'disabled'])),
  },
  { $id: 'DeviceChange', ...closed, minProperties: 1 },
);
export type DeviceChange = Static<typeof DeviceChange>;

/** What can be said to a device: 校时, 查岗, 设置实时数据间隔, 远程调用, 下发属性. */
export const DeviceCommand = Type.Union(
  [
    Type.Object({ kind: Type.Literal('sync_clock') }, closed),
    Type.Object({ kind: Type.Literal('duty_check'), minutes: Type.Integer({ minimum: 1, maximum: 255 }) }, closed),
    Type.Object({ kind: Type.Literal('set_interval'), seconds: Type.Integer({ minimum: 30, maximum: 3600 }) }, closed),
    Type.Object({ kind: Type.Literal('call'), method: Short, params: Type.Optional(Type.Unknown()) }, closed),
    Type.Object(
      {
        kind: Type.Literal('set_attributes'),
        values: Type.Record(Type.String({ pattern: '^[^\\0]{1,128}$' }), Type.Unknown(), {
          ...{ minProperties: 1, maxProperties: 100, description: 'null takes an attribute away' },
        }),
      },
      closed,
    ),
  ],
  { $id: 'DeviceCommand' },
);
export type DeviceCommand = Static<typeof DeviceCommand>;

/** A command with who sent it and what the device answered. */
export const SentCommand = Type.Object(
  {
    id: Id,
    kind: Type.String(),
    body: Type.Unknown(),
    sentBy: Type.String(),
    at: Instant,
    state: Type.Enum(['sent', 'done', 'refused', 'failed']),
    answer: Type.Unknown(),
    answeredAt: Nullable(Instant),
  },
  { $id: 'SentCommand', ...closed },
);
export type SentCommand = Readonly<Static<typeof SentCommand>>;
export const SentCommands = Type.Object({ commands: Type.Array(SentCommand) }, closed);

/** How the intake of this process does: counts since its start, and devices that send more than their share. */
export const IntakeState = Type.Object(
  {
    stored: Type.Integer(),
    resent: Type.Integer(),
    held: Type.Integer(),
    refused: Type.Integer(),
    muted: Type.Array(Type.Object({ deviceId: Id, perSecond: Type.Integer() }, closed)),
    connections: Type.Record(Type.String(), Type.Integer()),
  },
  closed,
);
export type SentCommands = Readonly<Static<typeof SentCommands>>;
