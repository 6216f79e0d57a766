import { alarmKinds, severities } from '@chengyun/contract/alarm-words';
import { type Alarm, type Line, systemLine } from '../alarms/alarm.ts';
import { type ChangedIncident, concernOf, type Incident, type PlacedAlarm } from './incident.ts';
import { wantedCase } from './wanted-case.ts';

export interface GatherContext {
  readonly now: Date;
  readonly newId: () => string;
  /** How long after its last alarm an incident takes further ones, by the profile's pack. */
  readonly minutesOf: (profileId: string) => number;
}

/** What is known at the places: open incidents, and their alarms with those that belong to none yet. */
export interface Known {
  readonly incidents: readonly Incident[];
  readonly alarms: readonly PlacedAlarm[];
}

/** Incidents after the change, and the alarms that were put into one. */
export interface Gathered {
  readonly incidents: readonly ChangedIncident[];
  readonly joined: ReadonlyMap<string, string>;
}

/**
 * Puts alarms that have just changed into incidents: into an open one of their place and concern, or with another alarm
 * of the place into a new one. One alarm alone makes no incident unless it is enough for a case. Pure.
 */
export function gather(changed: readonly PlacedAlarm[], known: Known, context: GatherContext): Gathered {
  const incidents = new Map(known.incidents.map((one) => [one.id, { incident: one, lines: [] as Line[] }]));
  const alarms = new Map([...known.alarms, ...changed].map((one) => [one.alarm.id, one]));
  const joined = new Map<string, string>();
  const touched = new Set<string>();
  const put = (one: PlacedAlarm, id: string) => {
    alarms.set(one.alarm.id, { ...one, alarm: { ...one.alarm, incidentId: id } });
    joined.set(one.alarm.id, id);
    touched.add(id);
  };
  for (const { alarm } of changed) {
    const one = alarms.get(alarm.id);
    if (!one) continue;
    if (one.alarm.incidentId) touched.add(one.alarm.incidentId);
    else if (gathers(one.alarm)) {
      const open = [...incidents.values()].map(({ incident }) => incident).find((each) => fits(each, one, context));
      if (open) put(one, open.id);
      else begin(one, [...alarms.values()], incidents, put, context);
    }
  }
  const result = [...touched].flatMap((id) => {
    const before = incidents.get(id);
    const members = [...alarms.values()].map((one) => one.alarm).filter(({ incidentId }) => incidentId === id);
    return before && members.length > 0 ? [settle(before, members, context.now)] : [];
  });
  return { incidents: result, joined };
}

function gathers(alarm: Alarm): boolean {
  const over = alarm.state === 'cleared' || alarm.verdict === 'false' || alarm.verdict === 'test';
  return !over && (!alarm.quiet || alarm.drill || alarm.verdict === 'confirmed');
}

function fits(incident: Incident, { alarm, place }: PlacedAlarm, { minutesOf }: GatherContext): boolean {
  return (
    incident.state === 'open' &&
    incident.placeKey === place.key &&
    incident.concern === concernOf(alarm.kind) &&
    incident.drill === alarm.drill &&
    within(alarm.raisedAt, incident.lastAt, minutesOf(alarm.profileId))
  );
}

function begin(
  one: PlacedAlarm,
  all: readonly PlacedAlarm[],
  incidents: Map<string, { incident: Incident; lines: Line[] }>,
  put: (one: PlacedAlarm, id: string) => void,
  context: GatherContext,
): void {
  const { alarm, place } = one;
  const others = all.filter(
    (other) =>
      other.alarm.id !== alarm.id &&
      other.alarm.incidentId === null &&
      gathers(other.alarm) &&
      other.place.key === place.key &&
      concernOf(other.alarm.kind) === concernOf(alarm.kind) &&
      other.alarm.drill === alarm.drill &&
      within(alarm.raisedAt, other.alarm.raisedAt, context.minutesOf(alarm.profileId)),
  );
  if (others.length === 0 && wantedCase([alarm]) === null) return;
  const id = context.newId();
  const incident: Incident = {
    ...{ id, version: 0, concern: concernOf(alarm.kind), placeKey: place.key, state: 'open', drill: alarm.drill },
    ...{ kind: alarm.kind, severity: alarm.severity, deviceId: alarm.deviceId },
    ...{ building: place.building, communityCode: place.communityCode },
    ...{ devices: 0, alarms: 0, firstAt: alarm.raisedAt, lastAt: alarm.raisedAt, wanted: null, caseId: null },
  };
  incidents.set(id, { incident, lines: [systemLine(context.now, 'open', null, 'open')] });
  for (const member of [...others, one]) put(member, id);
}

function settle(
  { incident, lines }: { incident: Incident; lines: readonly Line[] },
  members: readonly Alarm[],
  now: Date,
): ChangedIncident {
  const state = members.every((alarm) => alarm.state === 'cleared') ? 'closed' : 'open';
  const times = members.map(({ raisedAt }) => raisedAt.getTime());
  const wanted = incident.wanted ?? wantedCase(members);
  const after: Incident = {
    ...incident,
    version: incident.version + 1,
    state,
    kind: worst(
      alarmKinds,
      members.map(({ kind }) => kind),
    ),
    severity: worst(
      severities,
      members.map(({ severity }) => severity),
    ),
    devices: new Set(members.map(({ deviceId }) => deviceId)).size,
    alarms: members.length,
    // A fire that a person found real in the middle of a drill is no drill.
    drill: incident.drill && !members.some(({ verdict }) => verdict === 'confirmed'),
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
    wanted,
  };
  const news = [
    ...(after.alarms > incident.alarms
      ? [systemLine(now, 'join', incident.state, state, { alarms: after.alarms, devices: after.devices })]
      : []),
    ...(wanted && !incident.wanted ? [systemLine(now, 'want_case', state, state, { ...wanted })] : []),
    ...(state === 'closed' && incident.state === 'open' ? [systemLine(now, 'close', 'open', 'closed')] : []),
  ];
  return { incident: after, lines: [...lines, ...news] };
}

function worst<T extends string>(order: readonly T[], values: readonly T[]): T {
  const found = order.find((one) => values.includes(one));
  if (!found) throw new Error('An incident has at least one alarm');
  return found;
}

function within(a: Date, b: Date, minutes: number): boolean {
  return Math.abs(a.getTime() - b.getTime()) <= minutes * 60_000;
}
