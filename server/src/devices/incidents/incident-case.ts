import type { AlarmKind } from '@chengyun/contract/alarm-words';
import type { CaseWanted } from '@chengyun/contract/profile';
import type { Sql } from '../../support/db/connect.ts';
import { systemLine } from '../alarms/alarm.ts';
import { lockAlarms } from '../alarms/alarm-store.ts';
import { tell } from '../alarms/save-changes.ts';
import { insertIncidentLines } from './incident-store.ts';

/** What the stage of cases needs to open the case that an incident wants. */
export interface WantedByIncident {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly state: string;
  readonly wanted: CaseWanted;
  readonly building: string | null;
  readonly place: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly communityCode: string | null;
  readonly firstAt: Date;
  /** One for each alarm, in their order: the device, what it said, and when. */
  readonly alarms: readonly {
    readonly device: string;
    readonly rule: string;
    readonly part: string;
    readonly at: Date;
  }[];
}

/** The case an incident still wants, the town's alarms being held until the transaction ends; null when it has it. */
export async function wantedByIncident(sql: Sql, id: string): Promise<WantedByIncident | null> {
  await lockAlarms(sql);
  const [row] = await sql<Omit<WantedByIncident, 'alarms'>[]>`
    select i.id, i.kind, i.state, i.wanted, i.building, coalesce(d.place, i.building, d.name) as place, d.lon, d.lat,
      i.community_code as "communityCode", i.first_at as "firstAt"
    from incident i join device d on d.id = i.device_id
    where i.id = ${id} and i.case_id is null and i.wanted is not null`;
  if (!row) return null;
  const alarms = await sql<WantedByIncident['alarms'][number][]>`
    select d.name as device, a.rule ->> 'zh' as rule, a.part, a.raised_at as at
    from alarm a join device d on d.id = a.device_id where a.incident_id = ${id} order by a.raised_at limit 50`;
  return { ...row, alarms };
}

/** Notes the case that was opened for an incident, with its journal line and notice. */
export async function linkCase(
  sql: Sql,
  townId: string,
  link: { readonly incidentId: string; readonly caseId: string; readonly number: string; readonly now: Date },
): Promise<void> {
  const { incidentId, caseId, number, now } = link;
  const [linked] = await sql<{ version: number; state: string }[]>`
    update incident set case_id = ${caseId}, version = version + 1 where id = ${incidentId} and case_id is null
    returning version, state`;
  if (!linked) throw new Error(`Incident ${incidentId} has a case already`);
  const line = systemLine(now, 'open_case', linked.state, linked.state, { caseId, number });
  await insertIncidentLines(sql, [{ ...line, id: incidentId }]);
  tell(sql, townId, 'incident', [{ id: incidentId, version: linked.version }]);
}
