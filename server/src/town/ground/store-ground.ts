import type { Area } from '@chengyun/contract/area';
import type { CalendarData } from '@chengyun/contract/calendar';
import type { Pack } from '@chengyun/contract/pack';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { Place } from '../places/place.ts';
import type { Unit } from './ground.ts';

// Every statement here runs as whoever administers the town; row-level security refuses the others.

/** Stores areas, parents before children. */
export async function insertAreas(sql: Sql, areas: readonly Area[]): Promise<void> {
  const depth = ['town', 'community', 'grid', 'unit_grid'];
  const ordered = areas.toSorted((a, b) => depth.indexOf(a.level) - depth.indexOf(b.level));
  await sql`
    insert into area (id, code, level, name, parent_id, polygon, center, area_m2)
    select id, code, level, name, "parentId", polygon, center, "areaM2"
    from jsonb_to_recordset(${json(sql, ordered)}) as a(
      id uuid, code text, level text, name text, "parentId" uuid, polygon jsonb, center double precision[],
      "areaM2" double precision)
  `;
}

/** Stores the address book. */
export async function insertPlaces(sql: Sql, places: readonly Place[]): Promise<void> {
  await sql`
    insert into place (id, kind, name, aliases, lon, lat, area_code, address, detail)
    select p.id, p.kind, p.name, coalesce(p.aliases, '{}'), p.lon, p.lat, p."areaCode", p.address, p.detail
    from jsonb_to_recordset(${json(sql, places.map(toPlaceRow))}) as p(
      id uuid, kind text, name text, aliases text[], lon double precision, lat double precision, "areaCode" text,
      address text, detail jsonb)
  `;
}

/** Stores the layers of the drawn base map. */
export async function insertMapLayers(sql: Sql, layers: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, geojson] of Object.entries(layers)) {
    await sql`
      insert into map_layer (name, geojson) values (${name}, ${json(sql, geojson)})
      on conflict (name) do update set geojson = excluded.geojson, updated_at = now()
    `;
  }
}

/** Stores units, parents before children. */
export async function insertUnits(sql: Sql, units: readonly Omit<Unit, 'active'>[]): Promise<void> {
  await sql`
    insert into unit (id, code, name, kind, parent_id, area_codes, duties)
    select id, code, name, kind, "parentId", "areaCodes", duties
    from jsonb_to_recordset(${json(sql, units)}) as u(
      id uuid, code text, name text, kind text, "parentId" uuid, "areaCodes" text[], duties text[])
  `;
}

/** Adds the versions of packs and calendars that the town does not have yet. */
export async function insertPolicies(
  sql: Sql,
  policies: { readonly packs: readonly Pack[]; readonly calendars: readonly CalendarData[] },
  createdBy: string | null,
): Promise<void> {
  const rows = [
    ...policies.calendars.map((data) => ({ kind: 'calendar', id: data.id, version: data.version, data })),
    ...policies.packs.map((data) => ({ kind: 'pack', id: data.id, version: data.version, data })),
  ];
  for (const { kind, id, version, data } of rows) {
    await sql`
      insert into policy (kind, id, version, data, created_by)
      values (${kind}, ${id}, ${version}, ${json(sql, data)}, ${createdBy})
      on conflict (kind, id, version) do nothing
    `;
  }
}

/** Tells every server, and then every page, that the town's ground has changed; heard when the transaction commits. */
export async function announceGround(sql: Sql, townId: string): Promise<void> {
  await sql`select pg_notify('chengyun_ground', ${townId})`;
  await sql`select pg_notify('chengyun_live', ${JSON.stringify({ town: townId, topic: 'ground', id: 'all' })})`;
}

function toPlaceRow(place: Place) {
  const { id, kind, name, aliases, lon, lat, areaCode, address, ...detail } = place;
  return { id, kind, name, aliases, lon, lat, areaCode, address, detail };
}
