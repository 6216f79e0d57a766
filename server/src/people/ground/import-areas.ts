import type { AreaImportReport } from '@chengyun/contract/ground';
import type { Sql } from '../../support/db/connect.ts';
import type { CoordinateSystem } from '../../support/geo/coordinates.ts';
import type { Language } from '../../support/http/language.ts';
import { compareAreas } from '../../town/areas/compare-areas.ts';
import { importCollection } from '../../town/areas/import-geojson.ts';
import { tellAreaPlace, tellAreaProblem } from '../../town/areas/tell-problem.ts';
import { deleteAreas, lockAreas, upsertAreas } from '../../town/ground/area-queries.ts';
import { allAreas } from '../../town/ground/load-ground.ts';
import { announceGround } from '../../town/ground/store-ground.ts';
import { unitList } from '../../town/ground/unit-queries.ts';

type Options = {
  readonly system?: CoordinateSystem;
  readonly preview?: boolean;
  readonly language: Language;
  readonly newId: () => string;
};

/** Replaces the town's areas by those of a FeatureCollection, or says what is wrong; all or nothing. */
export async function importTownAreas(
  sql: Sql,
  townId: string,
  collection: unknown,
  { system = 'wgs84', preview = false, language, newId }: Options,
): Promise<AreaImportReport> {
  const read = importCollection(collection, { system, newId });
  if (!read.ok) {
    const problems = read.problems.map((problem) => {
      const { kind, value } = problem;
      const where = tellAreaPlace(problem)[language];
      return { kind, where, value, message: tellAreaProblem(problem)[language] };
    });
    return { ...{ stored: false, problems, added: [], changed: [], removed: [] }, unchanged: 0, unitsLosingAreas: [] };
  }
  if (!preview) await lockAreas(sql);
  const { areas, ...compared } = compareAreas(await allAreas(sql), read.areas);
  const gone = new Set(compared.removed);
  const losing = (await unitList(sql)).filter((unit) => unit.areaCodes.some((code) => gone.has(code)));
  const report = { problems: [], ...compared, unitsLosingAreas: losing.map(({ name }) => name) };
  if (preview) return { stored: false, ...report };
  const touched = new Set([...compared.added, ...compared.changed]);
  await upsertAreas(
    sql,
    areas.filter(({ code }) => touched.has(code)),
  );
  await deleteAreas(sql, compared.removed);
  await announceGround(sql, townId);
  return { stored: true, ...report };
}
