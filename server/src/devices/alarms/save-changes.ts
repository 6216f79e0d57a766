import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { gather } from '../incidents/gather.ts';
import type { ChangedIncident } from '../incidents/incident.ts';
import { alarmsAt, incidentsAt, insertIncidentLines, placesOf, saveIncidents } from '../incidents/incident-store.ts';
import { type Catalogue, plainPolicy } from '../profiles/catalogue.ts';
import type { ChangedAlarm } from './alarm.ts';
import { insertAlarmLines, insertAlarms, updateAlarms } from './alarm-store.ts';

/** What a change of alarms is stored in. */
export interface SaveContext {
  readonly townId: string;
  readonly catalogue: Catalogue;
  readonly now: Date;
  readonly newId: () => string;
}

/**
 * Stores alarms that changed with their journals, gathers them into incidents, asks for the cases these want, and tells
 * the pages: all in the caller's transaction, which holds the town's lock on alarms.
 */
export async function saveChanges(
  sql: Sql,
  changed: readonly (ChangedAlarm & { readonly isNew?: boolean })[],
  context: SaveContext,
): Promise<readonly ChangedAlarm[]> {
  const { incidents, joined, others } = await gathered(sql, changed, context);
  const placed = changed.map((one) => ({
    ...one,
    alarm: { ...one.alarm, incidentId: joined.get(one.alarm.id) ?? one.alarm.incidentId },
  }));
  await saveIncidents(
    sql,
    incidents.map(({ incident }) => incident),
  );
  const old = placed.filter(({ isNew }) => !isNew).map(({ alarm }) => alarm);
  // Those there first: one that was cleared makes room for the next of its device and kind.
  await updateAlarms(sql, [...old, ...others]);
  await insertAlarms(
    sql,
    placed.filter(({ isNew }) => isNew).map(({ alarm }) => alarm),
  );
  await insertAlarmLines(
    sql,
    placed.flatMap(({ alarm, lines }) => lines.map((line) => ({ ...line, id: alarm.id }))),
  );
  await insertIncidentLines(
    sql,
    incidents.flatMap(({ incident, lines }) => lines.map((line) => ({ ...line, id: incident.id }))),
  );
  await askForCases(sql, context.townId, incidents);
  const alarms = [...placed.map(({ alarm }) => alarm), ...others];
  await tell(sql, context.townId, 'alarm', alarms);
  await tell(
    sql,
    context.townId,
    'incident',
    incidents.map(({ incident }) => incident),
  );
  return placed;
}

async function gathered(sql: Sql, changed: readonly ChangedAlarm[], { catalogue, now, newId }: SaveContext) {
  const places = await placesOf(sql, [...new Set(changed.map(({ alarm }) => alarm.deviceId))]);
  const here = changed.flatMap(({ alarm }) => {
    const place = places.get(alarm.deviceId);
    return place ? [{ alarm, place }] : [];
  });
  const keys = [...new Set(here.map(({ place }) => place.key))];
  const own = here.flatMap(({ alarm }) => alarm.incidentId ?? []);
  const incidents = await incidentsAt(sql, keys, own);
  const stored = await alarmsAt(
    sql,
    keys,
    incidents.map(({ id }) => id),
  );
  const minutesOf = (profileId: string) => (catalogue.get(profileId)?.policy ?? plainPolicy).incidentMinutes;
  const result = gather(here, { incidents, alarms: stored }, { now, newId, minutesOf });
  const changedIds = new Set(changed.map(({ alarm }) => alarm.id));
  const others = stored.flatMap(({ alarm }) => {
    const incidentId = result.joined.get(alarm.id);
    return incidentId && !changedIds.has(alarm.id) ? [{ ...alarm, incidentId, version: alarm.version + 1 }] : [];
  });
  return { ...result, others };
}

// The stage of cases subscribes to this job; its key makes a second one of the same incident none.
async function askForCases(sql: Sql, townId: string, incidents: readonly ChangedIncident[]): Promise<void> {
  for (const { incident, lines } of incidents) {
    if (!lines.some(({ action }) => action === 'want_case')) continue;
    const payload = JSON.stringify({ townId, incidentId: incident.id });
    await sql`select platform.enqueue('incident.case', ${payload}::text::json, ${`incident:${townId}:${incident.id}`})`;
  }
}

/** Tells the pages what changed, by id and version; they read it again under their own rights. */
export async function tell(
  sql: Sql,
  town: string,
  topic: 'alarm' | 'incident',
  changed: readonly { readonly id: string; readonly version: number }[],
): Promise<void> {
  if (changed.length === 0) return;
  const notices = changed.map(({ id, version }) => JSON.stringify({ town, topic, id, version }));
  await sql`select pg_notify('chengyun_live', notice) from jsonb_array_elements_text(${json(sql, notices)}) as notice`;
}
