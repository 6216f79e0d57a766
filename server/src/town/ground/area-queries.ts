import type { Area } from '@chengyun/contract/area';
import type { AreaInfo } from '@chengyun/contract/ground';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';

const columns = (sql: Sql) => sql`
  a.id, a.code, a.level, a.name, p.code as parent, a.center, a.area_m2 as "areaM2", a.version`;

/** Every area without its polygon, by code. */
export function areaList(sql: Sql): Promise<AreaInfo[]> {
  return sql<AreaInfo[]>`
    select ${columns(sql)} from area a left join area p on p.id = a.parent_id order by a.code`;
}

/** One of them, locked for a change. */
export async function lockArea(sql: Sql, code: string): Promise<AreaInfo | undefined> {
  const [row] = await sql<AreaInfo[]>`
    select ${columns(sql)} from area a left join area p on p.id = a.parent_id where a.code = ${code} for update of a`;
  return row;
}

/** Changes whenever an area of the town does. */
export async function areasMark(sql: Sql): Promise<string> {
  const [row] = await sql<[{ mark: string }]>`
    select concat_ws('/', count(*), sum(version), max(updated_at)) as mark from area`;
  return row.mark;
}

/** The areas of a level, or of all, as the text of a GeoJSON FeatureCollection (RFC 7946). */
export async function areasGeoJson(sql: Sql, level: string | undefined): Promise<string> {
  const rows = await sql<{ feature: string }[]>`
    select json_build_object('type', 'Feature', 'id', a.code, 'geometry', a.polygon, 'properties', json_build_object(
      'id', a.code, 'code', a.code, 'name', a.name, 'level', a.level, 'parent', p.code))::text as feature
    from area a left join area p on p.id = a.parent_id
    where ${level ?? null}::text is null or a.level = ${level ?? null} order by a.code`;
  return `{"type":"FeatureCollection","features":[${rows.map(({ feature }) => feature).join(',')}]}`;
}

/** Gives an area another name; the version goes up by one. */
export async function renameArea(sql: Sql, code: string, name: string): Promise<void> {
  await sql`update area set name = ${name}, version = version + 1, updated_at = clock_timestamp() where code = ${code}`;
}

/** Writes areas over those of the same code and adds the others. */
export async function upsertAreas(sql: Sql, areas: readonly Area[]): Promise<void> {
  await sql`
    insert into area as old (id, code, level, name, parent_id, polygon, center, area_m2)
    select id, code, level, name, "parentId", polygon, center, "areaM2"
    from jsonb_to_recordset(${json(sql, areas)}) as a(
      id uuid, code text, level text, name text, "parentId" uuid, polygon jsonb, center double precision[],
      "areaM2" double precision)
    on conflict (code) do update set level = excluded.level, name = excluded.name, parent_id = excluded.parent_id,
      polygon = excluded.polygon, center = excluded.center, area_m2 = excluded.area_m2,
      version = old.version + 1, updated_at = clock_timestamp()`;
}

/** Removes areas by code. */
export async function deleteAreas(sql: Sql, codes: readonly string[]): Promise<void> {
  await sql`delete from area where code = any(${[...codes]})`;
}

/** One writer at a time: the tree is checked as a whole. */
export async function lockAreas(sql: Sql): Promise<void> {
  await sql`lock table area in share row exclusive mode`;
}

/** The names of all areas by code. */
export async function areaNames(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ code: string; name: string }[]>`select code, name from area`;
  return new Map(rows.map(({ code, name }) => [code, name]));
}
