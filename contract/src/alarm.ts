import Type, { type Static } from 'typebox';
import { AlarmKind, AlarmState, HealthKind, OccasionKind, Severity, Verdict } from './alarm-words.ts';
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

/** Filters of the alarm list; `open` stands for every state but cleared. */
export const AlarmQuery = Type.Object(
  {
    state: Type.Optional(Type.Enum([...AlarmState.enum, 'open'])),
    kind: Type.Optional(Type.String({ pattern: '^[a-z]+(,[a-z]+)*$', maxLength: 80 })),
    building: Type.Optional(Type.String({ maxLength: 120 })),
    area: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{6,24}$' })),
    device: Type.Optional(Id),
    incident: Type.Optional(Id),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    sort: Type.Optional(Type.Enum(['worst', 'newest'])),
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { $id: 'AlarmQuery', ...closed },
);
export type AlarmQuery = Static<typeof AlarmQuery>;

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

const scope = {
  building: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  communityCode: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
  deviceIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true })),
};

/** A drill or a maintenance window to be announced: a building, a community or single devices, from when to when. */
export const NewOccasion = Type.Object(
  { kind: OccasionKind, name: Type.String({ minLength: 2, maxLength: 80 }), from: Instant, to: Instant, ...scope },
  { $id: 'NewOccasion', ...closed },
);
export type NewOccasion = Static<typeof NewOccasion>;

export const Occasion = Type.Object(
  {
    id: Id,
    kind: OccasionKind,
    name: Type.String(),
    from: Instant,
    to: Instant,
    endedAt: Nullable(Instant),
    building: Nullable(Type.String()),
    communityCode: Nullable(Type.String()),
    deviceIds: Type.Array(Id),
    createdBy: Type.String(),
    active: Type.Boolean(),
  },
  { $id: 'Occasion', ...closed },
);
export type Occasion = Static<typeof Occasion>;

/** A line of the maintenance list. */
export const HealthLine = Type.Object(
  { device: AlarmDevice, kind: HealthKind, since: Instant, value: Nullable(Type.String()) },
  { $id: 'HealthLine', ...closed },
);
export type HealthLine = Static<typeof HealthLine>;

/** How many alarms of a model or site were false. Alarms of drills and maintenance are left out. */
export const FalseShare = Type.Object(
  {
    key: Type.String(),
    alarms: Type.Integer(),
    judged: Type.Integer(),
    false: Type.Integer(),
    share: Nullable(Type.Number({ minimum: 0, maximum: 1, description: 'of those judged; null when none is' })),
  },
  { $id: 'FalseShare', ...closed },
);
export type FalseShare = Static<typeof FalseShare>;
