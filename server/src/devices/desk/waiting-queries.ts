import type { Admission, Refusing, WaitingDevice } from '@chengyun/contract/waiting-device';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { AreaIndex } from '../../town/areas/area-index.ts';
import { codesAt } from '../../town/areas/codes-at.ts';

const MOST = 500;
const DAY_MS = 86_400_000;

type WaitingRow = Omit<WaitingDevice, 'firstSeen' | 'lastSeen' | 'refused'> & {
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly refusedUntil: Date | null;
  readonly refusedAt: Date | null;
  readonly refusedBy: string | null;
  readonly refusedWhy: string | null;
};

/** Who waits to be let in, the latest first, and has not become a device in another way since; or those turned away, until their time is over and they come again. */
export async function waitingDevices(sql: Sql, refused: boolean, now: Date): Promise<readonly WaitingDevice[]> {
  const rows = await sql<WaitingRow[]>`
    select w.protocol, w.external_id as "externalId", w.parent_id as "parentId", w.peer, w.times::int,
      w.first_seen as "firstSeen", w.last_seen as "lastSeen", encode(w.sample, 'hex') as "sampleHex",
      w.refused_until as "refusedUntil", w.refused_at as "refusedAt", w.refused_why as "refusedWhy",
      coalesce(p.name, w.refused_by) as "refusedBy"
    from waiting_device w left join platform.person p on p.id = w.refused_by
    where coalesce(w.last_seen > w.refused_until and w.refused_until <= ${now}, w.refused_until is null) <> ${refused}
      and not exists (select from device d where d.protocol = w.protocol and d.external_id = w.external_id)
      and not exists (select from device d where d.credential_hash = w.credential_hash)
    order by w.last_seen desc limit ${MOST}`;
  return rows.map(waitingOf);
}

function waitingOf({ refusedUntil, refusedAt, refusedBy, refusedWhy, firstSeen, lastSeen, ...rest }: WaitingRow) {
  const refused =
    refusedUntil && refusedAt
      ? { until: refusedUntil.toISOString(), at: refusedAt.toISOString(), by: refusedBy ?? '', why: refusedWhy ?? '' }
      : null;
  return { ...rest, firstSeen: firstSeen.toISOString(), lastSeen: lastSeen.toISOString(), refused };
}

/** Turns waiting devices away; gives how many. */
export async function refuseWaiting(
  sql: Sql,
  actor: Actor,
  { devices, why, days }: Refusing,
  now: Date,
): Promise<number> {
  const named = devices.map(({ protocol, externalId }) => ({ protocol, external_id: externalId }));
  const rows = await sql`
    update waiting_device w set refused_until = ${new Date(now.getTime() + days * DAY_MS)}, refused_at = ${now},
      refused_by = ${actor.id}, refused_why = ${why.trim()}
    from jsonb_to_recordset(${json(sql, named)}) as n (protocol text, external_id text)
    where w.protocol = n.protocol and w.external_id = n.external_id returning 1`;
  return rows.length;
}

type Admitted = { readonly id: string; readonly externalId: string };

/** Lets waiting devices in: they no longer wait, and go on with the credentials they showed. */
export async function admitWaiting(
  sql: Sql,
  actor: Actor,
  admissions: readonly Admission[],
  areas: AreaIndex,
  newId: () => string,
): Promise<{ readonly devices: readonly Admitted[]; readonly gone: readonly string[] }> {
  const rows = admissions.map(({ position, ...one }) => {
    const codes = codesAt(areas, position && [position[0], position[1]], undefined);
    return {
      ...{ id: newId(), protocol: one.protocol, external_id: one.externalId, name: one.name },
      ...{ profile_id: one.profileId, place: one.place, building: one.building },
      ...{ lon: position?.[0], lat: position?.[1] },
      ...{ area_code: codes.areaCode, grid_code: codes.gridCode, community_code: codes.communityCode },
    };
  });
  const devices = await sql<Admitted[]>`
    with named as (
      select * from jsonb_to_recordset(${json(sql, rows)}) as n (id uuid, protocol text, external_id text, name text,
        profile_id text, place text, building text, lon float8, lat float8, area_code text, grid_code text,
        community_code text)
    ), gone as (
      delete from waiting_device w using named n
      where w.protocol = n.protocol and w.external_id = n.external_id returning w.*
    )
    insert into device (id, protocol, external_id, name, profile_id, place, building, lon, lat, area_code, grid_code,
      community_code, parent_id, credential_hash, admitted_by)
    select n.id, g.protocol, g.external_id, n.name, n.profile_id, n.place, n.building, n.lon, n.lat, n.area_code,
      n.grid_code, n.community_code, g.parent_id, g.credential_hash, ${actor.id}
    from gone g join named n on n.protocol = g.protocol and n.external_id = g.external_id
    on conflict (protocol, external_id) do nothing returning id, external_id as "externalId"`;
  const inside = new Set(devices.map(({ id }) => id));
  const gone = rows.filter(({ id }) => !inside.has(id)).map(({ external_id }) => external_id);
  return { devices, gone };
}
