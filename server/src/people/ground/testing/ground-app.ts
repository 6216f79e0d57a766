import type { Area } from '@chengyun/contract/area';
import {
  insertAreas,
  insertMapLayers,
  insertPlaces,
  insertPolicies,
  insertUnits,
} from '../../../town/ground/store-ground.ts';
import { exampleFiles } from '../../../town/packs/example-files.ts';
import { joinPacks } from '../../../town/packs/join-packs.ts';
import type { Place } from '../../../town/places/place.ts';
import { systemActor } from '../../actor.ts';
import { inTown } from '../../in-town.ts';
import { type TestApp, testApp } from '../../test-app.ts';
import { townStage } from '../town-stage.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const TOWN = '310199101';

/** A rectangle in degrees as a polygon. */
export function box(west: number, south: number, east: number, north: number): Area['polygon'] {
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

type Row = [
  n: number,
  level: Area['level'],
  code: string,
  name: string,
  parent: number | null,
  polygon: Area['polygon'],
];

const WEST = box(121.5, 31.2, 121.51, 31.21);
const EAST = box(121.51, 31.2, 121.52, 31.21);
const rows: readonly Row[] = [
  [1, 'town', TOWN, '青溪镇', null, box(121.5, 31.2, 121.52, 31.21)],
  [2, 'community', `${TOWN}001`, '安和居委', 1, WEST],
  [3, 'community', `${TOWN}002`, '新桥村', 1, EAST],
  [4, 'grid', `${TOWN}001G01`, '安和一格', 2, WEST],
  [5, 'grid', `${TOWN}002G01`, '新桥一格', 3, EAST],
  [6, 'unit_grid', `${TOWN}001001`, '安和单元一', 4, WEST],
  [7, 'unit_grid', `${TOWN}002001`, '新桥单元一', 5, EAST],
];

/** A town of two communities side by side, seven areas in all. */
export const someAreas: readonly Area[] = rows.map(([n, level, code, name, parent, polygon]) => {
  const ring = polygon.type === 'Polygon' ? (polygon.coordinates[0] ?? []) : [];
  const [first = [0, 0], , third = [0, 0]] = ring;
  const center: [number, number] = [(first[0] + third[0]) / 2, (first[1] + third[1]) / 2];
  return {
    id: uuid(n),
    code,
    level,
    name,
    parentId: parent === null ? null : uuid(parent),
    polygon,
    center,
    areaM2: 1,
  };
});

const place = (n: number, kind: Place['kind'], name: string, lon: number, address: string): Place => ({
  ...{ id: uuid(100 + n), kind, name, aliases: [], lon, lat: 31.205, areaCode: `${TOWN}001001`, address },
});

export const government = { id: uuid(200), code: 'T', name: '镇人民政府' };
export const greening = { id: uuid(201), code: 'D01', name: '绿化市容管理所' };

/** The application with the town stage over a small whole town. */
export async function groundApp(): Promise<TestApp> {
  const app = await testApp({ stages: [townStage] });
  const { packs, calendars } = joinPacks(exampleFiles);
  await inTown(app.db.sql, 'test', systemActor, async (sql) => {
    await insertAreas(sql, someAreas);
    await insertPlaces(sql, [
      place(1, 'street', '锦安路', 121.51, '锦安路'),
      place(2, 'building', '锦安路10号', 121.502, '锦安路10号'),
      place(3, 'building', '锦安路20号', 121.504, '锦安路20号'),
    ]);
    await insertUnits(sql, [
      { ...government, kind: 'government', parentId: null, areaCodes: [], duties: [] },
      { ...greening, kind: 'department', parentId: government.id, areaCodes: [`${TOWN}001`], duties: ['greening'] },
    ]);
    const river = { type: 'Feature', geometry: box(121.5, 31.2, 121.501, 31.21), properties: { name: '青溪' } };
    await insertMapLayers(sql, { water: { type: 'FeatureCollection', features: [river] } });
    await insertPolicies(sql, { packs, calendars }, 'system');
  });
  return app;
}

/** The areas as a GeoJSON FeatureCollection for an import. */
export function collectionOf(areas: readonly Area[]) {
  const codeOf = new Map(areas.map(({ id, code }) => [id, code]));
  return {
    type: 'FeatureCollection',
    features: areas.map(({ code, name, level, parentId, polygon }) => ({
      ...{ type: 'Feature', geometry: polygon },
      properties: { code, name, level, parent: codeOf.get(parentId ?? '') ?? null },
    })),
  };
}
