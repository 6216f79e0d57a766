import type { NewUnit, UnitInfo } from '@chengyun/contract/ground';
import type { Sql } from '../../support/db/connect.ts';

const columns = (sql: Sql) => sql`
  id, code, name, kind, parent_id as "parentId", area_codes as "areaCodes", duties, active, version`;

/** Every unit of the town, by code. */
export function unitList(sql: Sql): Promise<UnitInfo[]> {
  return sql<UnitInfo[]>`select ${columns(sql)} from unit order by code`;
}

/** Adds a unit; nothing when its code is taken. */
export async function insertUnit(sql: Sql, id: string, unit: NewUnit): Promise<UnitInfo | undefined> {
  const [row] = await sql<UnitInfo[]>`
    insert into unit (id, code, name, kind, parent_id, area_codes, duties)
    values (${id}, ${unit.code}, ${unit.name}, ${unit.kind}, ${unit.parentId}, ${unit.areaCodes}, ${unit.duties})
    on conflict (code) do nothing
    returning ${columns(sql)}`;
  return row;
}

/** Writes a unit as it is to be; the version goes up by one. */
export async function updateUnit(sql: Sql, unit: UnitInfo): Promise<UnitInfo | undefined> {
  const { id, name, kind, parentId, areaCodes, duties, active } = unit;
  const [row] = await sql<UnitInfo[]>`
    update unit set name = ${name}, kind = ${kind}, parent_id = ${parentId}, area_codes = ${areaCodes},
      duties = ${duties}, active = ${active}, version = version + 1, updated_at = now()
    where id = ${id} returning ${columns(sql)}`;
  return row;
}

/** One writer at a time: a circle can come from two changes that each look right. */
export async function lockUnits(sql: Sql): Promise<void> {
  await sql`lock table unit in share row exclusive mode`;
}

/** The first of the codes that is no area of the town. */
export async function unknownArea(sql: Sql, codes: readonly string[]): Promise<string | undefined> {
  const [row] = await sql<{ code: string }[]>`
    select given.code from unnest(${[...codes]}::text[]) as given (code)
    where not exists (select 1 from area a where a.code = given.code) limit 1`;
  return row?.code;
}
