import type { UnitChange, UnitInfo } from '@chengyun/contract/ground';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { announceGround } from '../../town/ground/store-ground.ts';
import { lockUnits, unitList, updateUnit } from '../../town/ground/unit-queries.ts';
import { below } from '../units.ts';
import { refuseUnknownArea } from './add-unit.ts';
import { refuseStale } from './refuse-stale.ts';

/** Changes a unit; what is left out stays. */
export async function changeUnit(
  sql: Sql,
  townId: string,
  id: string,
  version: number | undefined,
  change: UnitChange,
): Promise<UnitInfo> {
  await lockUnits(sql);
  const units = await unitList(sql);
  const before = units.find((unit) => unit.id === id);
  if (!before) throw new Refusal('not-found', { what: id });
  refuseStale(before.name, version, before.version);
  const after = { ...before, ...change, name: (change.name ?? before.name).trim() };
  refuseMisplaced(units, after);
  await refuseUnknownArea(sql, change.areaCodes ?? []);
  const changed = await updateUnit(sql, after);
  if (!changed) throw new Refusal('not-found', { what: id });
  await announceGround(sql, townId);
  return changed;
}

function refuseMisplaced(units: readonly UnitInfo[], after: UnitInfo): void {
  const { id, name, parentId, active } = after;
  if (parentId !== null) {
    const parent = units.find((unit) => unit.id === parentId);
    const fits = parent && !below(units, [id]).includes(parentId);
    if (!fits) throw new Refusal('ground.unit-parent', { unit: name, parent: parent?.name ?? parentId });
  }
  const child = active ? undefined : units.find((unit) => unit.parentId === id && unit.active);
  if (child) throw new Refusal('ground.unit-has-active', { unit: name, below: child.name });
}
