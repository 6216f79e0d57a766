import { announce } from '../../support/db/after-commit.ts';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { gather } from '../incidents/gather.ts';
import type { ChangedIncident, Place } from '../incidents/incident.ts';
import { alarmsAt, incidentsAt, insertIncidentLines, placesOf, saveIncidents } from '../incidents/incident-store.ts';
import { type Catalogue, plainPolicy } from '../profiles/catalogue.ts';
import type { ChangedAlarm, Line } from './alarm.ts';
import { insertAlarmLines, insertAlarms, type OwnedLine, updateAlarms } from './alarm-store.ts';

/** What a change of alarms is stored in. */
export interface SaveContext {
  readonly townId: string;
  readonly catalogue: Catalogue;
  readonly now: Date;
  readonly newId: () => string;
}

/**
 * Stores alarms that changed with their journals, gathers them into incidents, asks for the cases these want, and tells
 * the pages: all in the caller's transaction, which holds the town's lock on alarms. `places` are where their devices
 * stand, when the caller knows.
 */
export async function saveChanges(
  sql: Sql,
  changed: readonly (ChangedAlarm & { readonly isNew?: boolean })[],
  context: SaveContext,
  places?: ReadonlyMap<string, Place>,
): Promise<readonly ChangedAlarm[]> {
  const { incidents, joined, others } = await gathered(sql, changed, context, places);
  const placed = changed.map((one) => ({
    ...one,
    alarm: { ...one.alarm, incidentId: joined.get(one.alarm.id) ?? one.alarm.incidentId },
  }));
  const incidentRows = incidents.map(({ incident }) => incident);
  const fresh = placed.filter(({ isNew }) => isNew).map(({ alarm }) => alarm);
  const old = [...placed.filter(({ isNew }) => !isNew).map(({ alarm }) => alarm), ...others];
  // Sent one behind the other without waiting in between; the store does them in this order. Alarms that were there go
  // before new ones: one that was cleared makes room for the next of its device and kind.
  await Promise.all([
    saveIncidents(sql, incidentRows),
    updateAlarms(sql, old),
    insertAlarms(sql, fresh),
    insertAlarmLines(sql, linesOf(placed.map(({ alarm, lines }) => ({ id: alarm.id, lines })))),
    insertIncidentLines(sql, linesOf(incidents.map(({ incident, lines }) => ({ id: incident.id, lines })))),
    askForCases(sql, context.townId, incidents),
  ]);
  tell(sql, context.townId, 'alarm', [...fresh, ...old]);
  tell(sql, context.townId, 'incident', incidentRows);
  return placed;
}

function linesOf(changes: readonly { readonly id: string; readonly lines: readonly Line[] }[]): readonly OwnedLine[] {
  return changes.flatMap(({ id, lines }) => lines.map((line) => ({ ...line, id })));
}

async function gathered(
  sql: Sql,
  changed: readonly ChangedAlarm[],
  { catalogue, now, newId }: SaveContext,
  known?: ReadonlyMap<string, Place>,
) {
  const places = known ?? (await placesOf(sql, [...new Set(changed.map(({ alarm }) => alarm.deviceId))]));
  const here = changed.flatMap(({ alarm }) => {
    const place = places.get(alarm.deviceId);
    return place ? [{ alarm, place }] : [];
  });
  const keys = [...new Set(here.map(({ place }) => place.key))];
  const own = here.flatMap(({ alarm }) => alarm.incidentId ?? []);
  const [incidents, stored] = await Promise.all([incidentsAt(sql, keys, own), alarmsAt(sql, keys, own)]);
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
  const jobs = incidents
    .filter(({ lines }) => lines.some(({ action }) => action === 'want_case'))
    .map(({ incident: { id } }) => ({ payload: { townId, incidentId: id }, key: `incident:${townId}:${id}` }));
  if (jobs.length === 0) return;
  await sql`
    select platform.enqueue('incident.case', payload, key)
    from jsonb_to_recordset(${json(sql, jobs)}) as job (payload json, key text)`;
}

/** Tells the pages what changed once that is committed, by id and version; they read it again under their own rights. */
export function tell(
  sql: Sql,
  town: string,
  topic: 'alarm' | 'incident',
  changed: readonly { readonly id: string; readonly version: number }[],
): void {
  for (const { id, version } of changed) {
    announce(sql, 'chengyun_live', JSON.stringify({ town, topic, id, version }));
  }
}
