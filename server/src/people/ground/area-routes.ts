import { AREA_LEVELS } from '@chengyun/contract/area';
import { AreaChange, AreaImportQuery, AreaImportReport, AreaInfo, AreaList } from '@chengyun/contract/ground';
import Type from 'typebox';
import { v7 } from 'uuid';
import { areaList, areasGeoJson, areasMark } from '../../town/ground/area-queries.ts';
import { townRoute } from '../town-route.ts';
import { changeArea } from './change-area.ts';
import { admin, type GroundApp } from './ground-app.ts';
import { importTownAreas } from './import-areas.ts';

const tag = 'ground';
const LevelQuery = Type.Object({ level: Type.Optional(Type.Enum(AREA_LEVELS)) }, { additionalProperties: false });
const MEGABYTE = 1024 * 1024;

/** The town's areas: list, shapes, changes, import. */
export function areaRoutes(app: GroundApp): void {
  townRoute(app, {
    ...{
      method: 'GET',
      url: '/areas',
      tag,
      roles: 'everyone',
      summary: 'The areas by code, without their shapes (ETag)',
    },
    schema: { answer: AreaList },
    handler: async ({ inTown, townId, request, reply }) =>
      app.replies.send(request, reply, {
        ...{ name: `${townId}/areas`, mark: await inTown(areasMark) },
        make: async () => JSON.stringify({ areas: await inTown(areaList) }),
      }),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/areas.geojson', tag, roles: 'any', kiosk: true },
    summary: 'The shapes of the areas of a level as GeoJSON, WGS-84; of all when no level is given (ETag)',
    schema: { query: LevelQuery },
    handler: async ({ inTown, townId, query: { level }, request, reply }) =>
      app.replies.send(request, reply, {
        ...{ name: `${townId}/areas/${level ?? 'all'}`, mark: await inTown(areasMark) },
        ...{ make: () => inTown((sql) => areasGeoJson(sql, level)), type: 'application/geo+json; charset=utf-8' },
      }),
  });
  townRoute(app, {
    ...{ method: 'PATCH', url: '/areas/:code', tag, roles: admin, bodyLimit: 8 * MEGABYTE },
    summary: 'Renames an area or gives it another shape (If-Match: version); all areas together must still fit',
    schema: { params: { code: Type.String({ maxLength: 15 }) }, body: AreaChange, answer: AreaInfo },
    takes: ['If-Match'],
    handler: ({ inTown, townId, params, ifMatch, body, language }) =>
      inTown((sql) => changeArea(sql, townId, params.code, ifMatch, body, language)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/areas/import', tag, roles: admin, bodyLimit: 64 * MEGABYTE },
    summary: 'Replaces all areas by a GeoJSON FeatureCollection, or lists what is wrong and changes nothing',
    schema: { query: AreaImportQuery, body: Type.Unknown(), answer: AreaImportReport },
    handler: ({ inTown, townId, query, body, language }) =>
      inTown((sql) => importTownAreas(sql, townId, body, { ...query, language, newId: () => v7() })),
  });
}
