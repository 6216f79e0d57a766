import type { Incident, IncidentDetail } from '@chengyun/contract/alarm';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { type SummaryRow, summarySelect, toSummary } from '../alarms/view/summary.ts';

type Row = Omit<Incident, 'firstAt' | 'lastAt' | 'position' | 'case'> & {
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly caseId: string | null;
  readonly number: string | null;
};

/** Incidents, newest first: open ones, or all since an instant. */
export async function listIncidents(sql: Sql, open: boolean, from: string | undefined): Promise<Incident[]> {
  const rows = await sql<Row[]>`
    ${incidentSelect(sql)}
    where (not ${open} or i.state = 'open') ${from ? sql`and i.last_at >= ${from}` : sql``}
    order by i.last_at desc, i.id desc limit 500`;
  return rows.map(toIncident);
}

/** One incident with its alarms and its journal. */
export async function incidentDetail(sql: Sql, id: string, actor: Actor): Promise<IncidentDetail> {
  const [row] = await sql<Row[]>`${incidentSelect(sql)} where i.id = ${id}`;
  if (!row) throw new Refusal('not-found', { what: id });
  const members = await sql<SummaryRow[]>`${summarySelect(sql)} where a.incident_id = ${id} order by a.raised_at`;
  const lines = await sql<(Omit<IncidentDetail['journal'][number], 'at'> & { at: Date })[]>`
    select seq, at, action, actor_id as "actorId", actor_role as "actorRole", from_state as "fromState",
      to_state as "toState", detail from incident_journal where incident_id = ${id} order by seq`;
  return {
    ...toIncident(row),
    members: members.map((member) => toSummary(member, actor)),
    journal: lines.map((line) => ({ ...line, at: line.at.toISOString() })),
  };
}

function incidentSelect(sql: Sql) {
  return sql`
    select i.id, i.version, i.concern, i.state, i.kind, i.severity, i.drill, i.building,
      coalesce(d.place, d.building) as place, d.lon, d.lat, i.community_code as "communityCode", i.devices, i.alarms,
      i.first_at as "firstAt", i.last_at as "lastAt", c.id as "caseId", c.number
    from incident i join device d on d.id = i.device_id left join cases c on c.id = i.case_id`;
}

function toIncident({ firstAt, lastAt, lon, lat, caseId, number, ...row }: Row): Incident {
  return {
    ...row,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    position: lon === null || lat === null ? null : [lon, lat],
    case: caseId && number ? { id: caseId, number } : null,
  };
}
