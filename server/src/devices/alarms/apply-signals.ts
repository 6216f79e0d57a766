import type { HealthKind } from '@chengyun/contract/alarm-words';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { incidentsGoingOn, placesOf } from '../incidents/incident-store.ts';
import { plainPolicy } from '../profiles/catalogue.ts';
import type { Signal } from '../rules/rule-state.ts';
import type { Alarm, ChangedAlarm } from './alarm.ts';
import { flappingAlarmsOf, lockAlarms, openAlarmsOf } from './alarm-store.ts';
import { FLAPPING_MS } from './another-fire.ts';
import { endAlarm, makeRoom } from './close-alarm.ts';
import { type AlarmGiven, foldSignal } from './fold-signal.ts';
import { occasionsFor } from './occasions.ts';
import { type SaveContext, saveChanges } from './save-changes.ts';

/** A signal of one device, by the profile it was judged with. */
export interface DeviceSignal {
  readonly deviceId: string;
  readonly profileId: string;
  readonly signal: Signal;
}

/** Makes alarms and lines of the maintenance list of signals, in their order, in the caller's transaction. */
export async function applySignals(sql: Sql, signals: readonly DeviceSignal[], context: SaveContext): Promise<void> {
  const health = signals.flatMap(healthOf);
  const alarming = signals.flatMap((one) => {
    const { gives } = one.signal.rule;
    return 'severity' in gives ? [{ ...one, gives }] : [];
  });
  if (alarming.length > 0) await foldAll(sql, alarming, context);
  if (health.length > 0) await saveHealth(sql, health);
}

async function foldAll(
  sql: Sql,
  signals: readonly (DeviceSignal & { readonly gives: AlarmGiven })[],
  context: SaveContext,
): Promise<void> {
  const deviceIds = [...new Set(signals.map(({ deviceId }) => deviceId))];
  const [, known, cleared, occasions, places] = await Promise.all([
    lockAlarms(sql),
    openAlarmsOf(sql, deviceIds),
    flappingAlarmsOf(sql, deviceIds, new Date(context.now.getTime() - FLAPPING_MS)),
    occasionsFor(sql, deviceIds, context.now),
    placesOf(sql, deviceIds),
  ]);
  const goingOn = await incidentsGoingOn(sql, known.flatMap(confirmedIn));
  const open = new Map(known.map((alarm) => [keyOf(alarm), alarm]));
  const flapping = new Map(cleared.map((alarm) => [keyOf(alarm), alarm]));
  const changed = new Map<string, ChangedAlarm & { readonly isNew: boolean }>();
  const keep = (after: ChangedAlarm, isNew: boolean) => {
    const earlier = changed.get(after.alarm.id);
    const lines = [...(earlier?.lines ?? []), ...after.lines];
    changed.set(after.alarm.id, { alarm: after.alarm, lines, isNew: earlier?.isNew ?? isNew });
  };
  for (const { deviceId, profileId, signal, gives } of signals) {
    const key = keyOf({ deviceId, kind: gives.kind, part: signal.part ?? '' });
    const { ladder } = context.catalogue.get(profileId)?.policy ?? plainPolicy;
    const occasion = occasions.get(deviceId) ?? null;
    const standing = open.get(key);
    const past = standing && makeRoom(standing, signal, occasion, context.now);
    if (past) keep(past, false);
    const before = past ? null : (standing ?? flappingAt(flapping.get(key), occasion));
    const folded = foldSignal(before, signal, gives, { ...context, deviceId, profileId, ladder, occasion });
    if (!folded) continue;
    const after = past ? joining(folded, past.alarm, goingOn) : folded;
    keep(after, before === null);
    if (after.alarm.state === 'cleared') {
      open.delete(key);
      flapping.set(key, after.alarm);
    } else open.set(key, after.alarm);
  }
  if (changed.size > 0) await saveChanges(sql, [...changed.values()], context, places);
}

function confirmedIn({ verdict, incidentId }: Alarm): readonly string[] {
  return verdict === 'confirmed' && incidentId !== null ? [incidentId] : [];
}

// Another fire of a detector whose last one was found real belongs to the incident of that one while people are at it.
function joining(after: ChangedAlarm, past: Alarm, goingOn: ReadonlySet<string>): ChangedAlarm {
  const [incidentId] = confirmedIn(past).filter((id) => goingOn.has(id));
  return after.alarm.quiet || !incidentId ? after : { ...after, alarm: { ...after.alarm, incidentId } };
}

// What comes again in a drill is the drill's, and what comes again after it is not.
function flappingAt(alarm: Alarm | undefined, occasion: { readonly id: string } | null): Alarm | null {
  return alarm && alarm.verdict === null && alarm.occasionId === (occasion?.id ?? null) ? alarm : null;
}

function keyOf({ deviceId, kind, part }: Pick<Alarm, 'deviceId' | 'kind' | 'part'>): string {
  return `${deviceId} ${kind} ${part}`;
}

interface HealthChange {
  readonly deviceId: string;
  readonly kind: HealthKind;
  readonly on: boolean;
  readonly at: string;
  readonly value: string | null;
}

function healthOf({ deviceId, signal }: DeviceSignal): readonly HealthChange[] {
  const { gives } = signal.rule;
  if ('severity' in gives) return [];
  return [{ deviceId, kind: gives.kind, on: signal.on, at: new Date(signal.at).toISOString(), value: signal.value }];
}

/** Ends what stands of devices that are judged no more, or by other rules: alarms and lines of the maintenance list. */
export async function endFindings(sql: Sql, deviceIds: readonly string[], context: SaveContext): Promise<void> {
  const { now } = context;
  await lockAlarms(sql);
  const open = await openAlarmsOf(sql, deviceIds);
  const ended = open.filter(({ endedAt }) => endedAt === null).map((alarm) => endAlarm(alarm, now, now));
  if (ended.length > 0) await saveChanges(sql, ended, context);
  const lines = await openHealthOf(sql, deviceIds);
  if (lines.length === 0) return;
  await saveHealth(
    sql,
    lines.map((line) => ({ ...line, on: false, at: now.toISOString(), value: null })),
  );
}

function openHealthOf(sql: Sql, deviceIds: readonly string[]) {
  return sql<Pick<HealthChange, 'deviceId' | 'kind'>[]>`
    select device_id as "deviceId", kind from device_health
    where ended_at is null and device_id = any (${[...deviceIds]}::uuid[])`;
}

// Of several changes of one device in a batch the last one counts. What ends is kept for whoever asks of the past.
async function saveHealth(sql: Sql, changes: readonly HealthChange[]): Promise<void> {
  const last = new Map(changes.map((change) => [`${change.deviceId} ${change.kind}`, change]));
  await sql`
    with r as (
      select c."deviceId" as device_id, c.kind, c."on" as starts, c.at, c.value
      from jsonb_to_recordset(${json(sql, [...last.values()])}) as c ("deviceId" uuid, kind text, "on" boolean,
        at timestamptz, value text) join device d on d.id = c."deviceId"
    ), past as (
      insert into device_health_past (device_id, kind, since, ended_at)
      select h.device_id, h.kind, h.since, r.at from r join device_health h using (device_id, kind)
      where not r.starts and h.ended_at is null and h.since < r.at
      on conflict do nothing
    )
    insert into device_health (device_id, kind, since, value, ended_at)
    select device_id, kind, at, value, case when starts then null else at end from r
    on conflict (device_id, kind) do update set
      since = case when device_health.ended_at is null then device_health.since else excluded.since end,
      value = excluded.value,
      ended_at = excluded.ended_at`;
}
