import type { NewUnit, UnitInfo } from '@chengyun/contract/ground';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { announceGround } from '../../town/ground/store-ground.ts';
import { insertUnit, lockUnits, unitList, unknownArea } from '../../town/ground/unit-queries.ts';

/** Adds a unit below another or at the top. */
export async function addUnit(sql: Sql, townId: string, id: string, unit: NewUnit): Promise<UnitInfo> {
  await lockUnits(sql);
  if (unit.parentId !== null && !(await unitList(sql)).some((each) => each.id === unit.parentId)) {
    throw new Refusal('ground.unit-parent', { unit: unit.name, parent: unit.parentId });
  }
  await refuseUnknownArea(sql, unit.areaCodes);
  const added = await insertUnit(sql, id, { ...unit, name: unit.name.trim() });
  if (!added) throw new Refusal('ground.unit-code-taken', { code: unit.code });
  await announceGround(sql, townId);
  return added;
}

/** Refuses a code that is no area of the town. */
export async function refuseUnknownArea(sql: Sql, codes: readonly string[]): Promise<void> {
  const code = await unknownArea(sql, codes);
  if (code !== undefined) throw new Refusal('ground.unit-area', { code });
}
