import { alarmKindNames } from '@chengyun/contract/alarm-words';
import type { WallCommand, WallThing } from '@chengyun/contract/wall';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { dutyAt } from './duty.ts';
import { patrolName, RADIUS, whatIsNear } from './near.ts';

/** What is asked for: a thing of the wall, as its reader may see it. */
interface Asking {
  readonly sql: Sql;
  readonly ground: Ground;
}

type Told = Pick<WallCommand, 'title' | 'place' | 'position' | 'state' | 'at' | 'lamp' | 'caseId' | 'done'> & {
  readonly communityCode: string | null;
  readonly leadUnitId: string | null;
};

/** The command view of a thing; refuses what is not there for whoever asks. */
export async function commandOf({ sql, ground }: Asking, thing: WallThing): Promise<WallCommand> {
  const told = await tell(sql, ground, thing);
  if (!told) throw new Refusal('not-found', { what: thing.id });
  const { communityCode, leadUnitId, ...shown } = told;
  const near = await whatIsNear(sql, shown.position, thing.id);
  const duty = await dutyAt(sql, ground, { communityCode, leadUnitId });
  return { thing, ...shown, ...near, radius: RADIUS, duty: [...duty] };
}

function tell(sql: Sql, ground: Ground, { kind, id }: WallThing): Promise<Told | undefined> {
  switch (kind) {
    case 'case':
      return tellCase(sql, ground, id);
    case 'alarm':
      return tellAlarm(sql, id);
    case 'device':
      return tellDevice(sql, id);
    case 'patrol':
      return tellPatrol(sql, ground, id);
  }
}

interface Placed {
  readonly place: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly communityCode: string | null;
}

function positionOf({ lon, lat }: Placed): [number, number] | null {
  return lon === null || lat === null ? null : [lon, lat];
}

/** The last lines of a journal are what is being done; how it began stands in the title. */
const MOST_DONE = 8;

async function tellCase(sql: Sql, ground: Ground, id: string): Promise<Told | undefined> {
  const [row] = await sql<
    (Placed & {
      readonly title: string;
      readonly number: string;
      readonly state: string;
      readonly lamp: Told['lamp'];
      readonly reportedAt: Date;
      readonly leadUnitId: string | null;
    })[]
  >`
    select title, number, state, lamp, place, lon, lat, community_code as "communityCode",
      lead_unit_id as "leadUnitId", reported_at as "reportedAt"
    from cases where id = ${id}`;
  if (!row) return undefined;
  const lines = await sql<{ at: Date; action: string; role: string; unitId: string | null }[]>`
    select at, action, actor_role as role, actor_unit_id as "unitId" from journal where case_id = ${id}
    order by seq desc limit ${MOST_DONE}`;
  return {
    title: { zh: row.title, en: row.title },
    ...{ place: row.place, position: positionOf(row), state: row.state, at: row.reportedAt.toISOString() },
    ...{ lamp: row.lamp, caseId: id, communityCode: row.communityCode, leadUnitId: row.leadUnitId },
    done: lines.map(({ at, action, role, unitId }) => ({
      ...{ at: at.toISOString(), action, role },
      unit: unitId ? (ground.units.get(unitId)?.name ?? null) : null,
    })),
  };
}

async function tellAlarm(sql: Sql, id: string): Promise<Told | undefined> {
  const [row] = await sql<
    (Placed & {
      readonly kind: keyof typeof alarmKindNames;
      readonly rule: Told['title'];
      readonly state: string;
      readonly severity: string;
      readonly raisedAt: Date;
      readonly caseId: string | null;
    })[]
  >`
    select a.kind, a.rule, a.state, a.severity, a.raised_at as "raisedAt", i.case_id as "caseId",
      concat_ws(' · ', coalesce(d.place, d.building), d.name) as place, d.lon, d.lat,
      d.community_code as "communityCode"
    from alarm a join device d on d.id = a.device_id left join incident i on i.id = a.incident_id where a.id = ${id}`;
  if (!row) return undefined;
  const lines = await sql<{ at: Date; action: string; role: string }[]>`
    select at, action, actor_role as role from alarm_journal where alarm_id = ${id}
    order by seq desc limit ${MOST_DONE}`;
  const { zh, en } = alarmKindNames[row.kind];
  return {
    title: { zh: `${zh} · ${row.rule.zh}`, en: `${en} · ${row.rule.en}` },
    ...{ place: row.place, position: positionOf(row), state: row.state, at: row.raisedAt.toISOString() },
    lamp: row.kind === 'fire' || row.severity === 'critical' ? 'red' : 'yellow',
    ...{ caseId: row.caseId, communityCode: row.communityCode, leadUnitId: null },
    done: lines.map(({ at, action, role }) => ({ at: at.toISOString(), action, role, unit: null })),
  };
}

async function tellDevice(sql: Sql, id: string): Promise<Told | undefined> {
  const [row] = await sql<
    (Placed & { readonly name: string; readonly seen: Date | null; readonly alarm: string | null })[]
  >`
    select d.name, coalesce(d.place, d.building) as place, d.lon, d.lat, d.community_code as "communityCode",
      s.last_seen as seen,
      (select kind from alarm where device_id = d.id and state <> 'cleared' order by worst desc limit 1) as alarm
    from device d left join device_state s on s.device_id = d.id where d.id = ${id}`;
  if (!row) return undefined;
  return {
    title: { zh: row.name, en: row.name },
    ...{ place: row.place, position: positionOf(row), state: row.alarm ?? 'ok', at: row.seen?.toISOString() ?? null },
    ...{ lamp: row.alarm === 'fire' ? 'red' : row.alarm ? 'yellow' : 'green', caseId: null, done: [] },
    ...{ communityCode: row.communityCode, leadUnitId: null },
  };
}

async function tellPatrol(sql: Sql, ground: Ground, id: string): Promise<Told | undefined> {
  const [row] = await sql<
    (Pick<Placed, 'lon' | 'lat'> & {
      readonly name: string;
      readonly unit: string | null;
      readonly unitId: string | null;
      readonly heardAt: Date | null;
      readonly state: 'heard' | 'quiet' | 'ended';
    })[]
  >`
    select ${patrolName(sql)} as name, u.name as unit, r.unit_id as "unitId", r.heard_at as "heardAt", r.lon, r.lat,
      case when r.ended_at is not null then 'ended' when r.quiet then 'quiet' else 'heard' end as state
    from patrol_round r left join unit u on u.id = r.unit_id left join platform.person w on w.id = r.worker_id
    where r.id = ${id}`;
  if (!row) return undefined;
  const { lon, lat, name, unit, unitId, heardAt, state } = row;
  const area = lon === null || lat === null ? null : ground.areas.areaAt(lon, lat);
  return {
    ...{
      title: { zh: name, en: name },
      place: area?.grid.name ?? unit,
      position: lon === null || lat === null ? null : [lon, lat],
    },
    ...{
      state,
      at: heardAt?.toISOString() ?? null,
      lamp: state === 'heard' ? 'green' : 'yellow',
      caseId: null,
      done: [],
    },
    ...{ communityCode: area?.community.code ?? null, leadUnitId: unitId },
  };
}
