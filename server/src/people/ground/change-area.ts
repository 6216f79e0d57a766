import type { Surface } from '@chengyun/contract/area';
import { checkAreaTree } from '@chengyun/contract/area-tree';
import type { AreaChange, AreaInfo } from '@chengyun/contract/ground';
import type { Sql } from '../../support/db/connect.ts';
import type { Language } from '../../support/http/language.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { areaM2Of, centerOf } from '../../town/areas/shape-facts.ts';
import { tellAreaProblem } from '../../town/areas/tell-problem.ts';
import { lockArea, lockAreas, renameArea, upsertAreas } from '../../town/ground/area-queries.ts';
import { allAreas } from '../../town/ground/load-ground.ts';
import { announceGround } from '../../town/ground/store-ground.ts';
import { refuseStale } from './refuse-stale.ts';

/** Renames an area or replaces its shape; with a new shape the whole tree must still fit together. */
export async function changeArea(
  sql: Sql,
  townId: string,
  code: string,
  version: number | undefined,
  { name, polygon }: AreaChange,
  language: Language,
): Promise<AreaInfo> {
  if (polygon) await lockAreas(sql);
  const before = await foundArea(sql, code);
  refuseStale(before.name, version, before.version);
  if (polygon) await replaceShape(sql, code, name?.trim() ?? before.name, polygon, language);
  else await renameArea(sql, code, name?.trim() ?? before.name);
  await announceGround(sql, townId);
  return foundArea(sql, code);
}

async function foundArea(sql: Sql, code: string): Promise<AreaInfo> {
  const found = await lockArea(sql, code);
  if (!found) throw new Refusal('not-found', { what: code });
  return found;
}

async function replaceShape(sql: Sql, code: string, name: string, polygon: Surface, language: Language): Promise<void> {
  const areas = (await allAreas(sql)).map((area) =>
    area.code === code ? { ...area, name, polygon, center: centerOf(polygon), areaM2: areaM2Of(polygon) } : area,
  );
  const problems = checkAreaTree(areas);
  if (problems.length > 0) {
    const errors = problems.map((problem) => ({ path: problem.where, message: tellAreaProblem(problem)[language] }));
    throw new Refusal('ground.areas-invalid', { count: errors.length }, { errors });
  }
  await upsertAreas(
    sql,
    areas.filter((area) => area.code === code),
  );
}
