import Type, { type Static } from 'typebox';
import { AlarmKind, AlarmState, HealthLineKind, OccasionKind, Severity, Verdict } from './alarm-words.ts';
import { Nullable } from './case.ts';
import { Id, Instant, Localized, Position, Role } from './words.ts';

const closed = { additionalProperties: false } as const;
const Reason = Type.String({ minLength: 2, maxLength: 500 });

/** The device an alarm is about, with where it stands. */
export const AlarmDevice = Type.Object(
  {
    id: Id,
    name: Type.String(),
    model: Nullable(Type.String()),
    profileId: Nullable(Type.String()),
    building: Nullable(Type.String()),
    place: Nullable(Type.String()),
    position: Nullable(Position),
    communityCode: Nullable(Type.String()),
  },
  { $id: 'AlarmDevice', ...closed },
);
export type AlarmDevice = Static<typeof AlarmDevice>;

/** One alarm as a list shows it. `times` counts every time the device said it. */
export const AlarmSummary = Type.Object(
  {
    id: Id,
    version: Type.Integer(),
    kind: AlarmKind,
    severity: Severity,
    state: AlarmState,
    verdict: Nullable(Verdict),
    reason: Nullable(Type.String()),
    part: Nullable(Type.String()),
    component: Nullable(Type.Integer({ description: 'kind of component, GB/T 26875.3-2011, 8.2.1.2' })),
    rule: Localized,
    value: Nullable(Type.String()),
    text: Nullable(Type.String()),
    times: Type.Integer(),
    firstAt: Instant,
    lastAt: Instant,
    raisedAt: Instant,
    endedAt: Nullable(Instant),
    acknowledgedAt: Nullable(Instant),
    clearedAt: Nullable(Instant),
    shelvedUntil: Nullable(Instant),
    occasion: Nullable(Type.Object({ id: Id, kind: OccasionKind, name: Type.String() }, closed)),
    escalatedTo: Nullable(Role),
    incidentId: Nullable(Id),
    case: Nullable(Type.Object({ id: Id, number: Type.String() }, closed)),
    device: AlarmDevice,
    allowedActions: Type.Array(Type.String()),
  },
  { $id: 'AlarmSummary', ...closed },
);
export type AlarmSummary = Static<typeof AlarmSummary>;

export const AlarmPage = Type.Object(
  { alarms: Type.Array(AlarmSummary), next: Nullable(Type.String()) },
  { $id: 'AlarmPage', ...closed },
);
export type AlarmPage = Static<typeof AlarmPage>;

/** Open alarms counted, for the badges of the fire desk. */
export const AlarmCounts = Type.Object(
  {
    states: Type.Record(Type.String(), Type.Integer()),
    kinds: Type.Record(Type.String(), Type.Integer()),
    severities: Type.Record(Type.String(), Type.Integer()),
    shelved: Type.Integer(),
    incidents: Type.Integer(),
  },
  { $id: 'AlarmCounts', ...closed },
);
export type AlarmCounts = Static<typeof AlarmCounts>;

/** One line of an alarm's or incident's journal. */
export const AlarmLine = Type.Object(
  {
    seq: Type.Integer(),
    at: Instant,
    action: Type.String(),
    actorId: Nullable(Type.String()),
    actorRole: Role,
    fromState: Nullable(Type.String()),
    toState: Type.String(),
    detail: Type.Record(Type.String(), Type.Unknown()),
  },
  { $id: 'AlarmLine', ...closed },
);
export type AlarmLine = Static<typeof AlarmLine>;

/** A device of the same building: whether it is heard of, what it says now, and its open alarm if it has one. */
export const Neighbour = Type.Object(
  {
    ...AlarmDevice.properties,
    lastSeen: Nullable(Instant),
    points: Type.Record(Type.String(), Type.Unknown()),
    alarm: Nullable(AlarmKind),
  },
  { $id: 'Neighbour', ...closed },
);

/** One alarm with what is needed for a verdict: its journal, the building's devices and their last hour. */
export const AlarmDetail = Type.Object(
  {
    ...AlarmSummary.properties,
    journal: Type.Array(AlarmLine),
    neighbours: Type.Array(Neighbour),
    lastHour: Type.Array(
      Type.Object(
        {
          at: Instant,
          deviceId: Id,
          kind: Type.String(),
          begun: Type.Boolean(),
          part: Nullable(Type.String()),
          text: Nullable(Type.String()),
        },
        closed,
      ),
    ),
  },
  { $id: 'AlarmDetail', ...closed },
);
export type AlarmDetail = Static<typeof AlarmDetail>;

/** What each action on an alarm needs. */
export const alarmActionInputs = {
  ack: Type.Object({ note: Type.Optional(Reason) }, closed),
  confirm: Type.Object({ reason: Type.Optional(Reason) }, closed),
  false: Type.Object({ reason: Reason }, closed),
  test: Type.Object({ reason: Type.Optional(Reason) }, closed),
  shelve: Type.Object({ until: Instant, reason: Reason }, closed),
  clear: Type.Object({ reason: Type.Optional(Reason) }, closed),
} as const;
export type AlarmAction = keyof typeof alarmActionInputs;

export const AlarmReceipt = Type.Object(
  { id: Id, version: Type.Integer(), state: AlarmState, incidentId: Nullable(Id) },
  { $id: 'AlarmReceipt', ...closed },
);
export type AlarmReceipt = Static<typeof AlarmReceipt>;

/** Several alarms of one building within minutes (事件). */
export const Incident = Type.Object(
  {
    id: Id,
    version: Type.Integer(),
    concern: Type.Enum(['danger', 'upkeep']),
    state: Type.Enum(['open', 'closed']),
    kind: AlarmKind,
    severity: Severity,
    drill: Type.Boolean(),
    building: Nullable(Type.String()),
    place: Nullable(Type.String()),
    position: Nullable(Position),
    communityCode: Nullable(Type.String()),
    devices: Type.Integer(),
    alarms: Type.Integer(),
    firstAt: Instant,
    lastAt: Instant,
    case: Nullable(Type.Object({ id: Id, number: Type.String() }, closed)),
  },
  { $id: 'Incident', ...closed },
);
export type Incident = Static<typeof Incident>;

export const IncidentDetail = Type.Object(
  { ...Incident.properties, members: Type.Array(AlarmSummary), journal: Type.Array(AlarmLine) },
  { $id: 'IncidentDetail', ...closed },
);
export type IncidentDetail = Static<typeof IncidentDetail>;

/** A line of the maintenance list. */
export const HealthLine = Type.Object(
  { device: AlarmDevice, kind: HealthLineKind, since: Instant, value: Nullable(Type.String()) },
  { $id: 'HealthLine', ...closed },
);
export type HealthLine = Static<typeof HealthLine>;

/** How many lines of each kind the whole list has. */
export const HealthCounts = Type.Record(HealthLineKind, Type.Integer({ minimum: 0 }), { $id: 'HealthCounts' });
export type HealthCounts = Static<typeof HealthCounts>;

/** The maintenance list, its first 5,000 lines, with the counts of all. */
export const HealthList = Type.Object(
  { lines: Type.Array(HealthLine), counts: HealthCounts },
  { $id: 'HealthList', ...closed },
);
export type HealthList = Static<typeof HealthList>;

/** Which lines of it. */
export const HealthQuery = Type.Object(
  { community: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })), kind: Type.Optional(HealthLineKind) },
  { $id: 'HealthQuery', ...closed },
);
export type HealthQuery = Static<typeof HealthQuery>;
