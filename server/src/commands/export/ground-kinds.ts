import type { Area } from '@chengyun/contract/area';
import type { UnitInfo } from '@chengyun/contract/ground';
import { placeColumns } from '../../support/files/list-table.ts';
import { allAreas } from '../../town/ground/load-ground.ts';
import { allPlaces } from '../../town/ground/map-queries.ts';
import { unitList } from '../../town/ground/unit-queries.ts';
import { classList, type ListedClass } from '../../town/packs/class-list.ts';
import type { Place } from '../../town/places/place.ts';
import { type ExportKind, exportKind } from './kind.ts';

const tables = ['jsonl', 'csv', 'xlsx'] as const;

type ListedArea = Area & { readonly parent: string | null };

/** The areas with their borders; as a file of GeoJSON what the import of areas takes. */
export const areas: ExportKind = exportKind<ListedArea>({
  ...{ id: 'areas', name: { zh: '区域', en: 'areas' }, formats: ['geojson', ...tables], timed: false },
  rows: async function* ({ sql }) {
    const all = await allAreas(sql);
    const codes = new Map(all.map(({ id, code }) => [id, code]));
    yield all.map((area) => ({ ...area, parent: area.parentId === null ? null : (codes.get(area.parentId) ?? null) }));
  },
  line: ({ code, name, level, parent, polygon }) => ({
    ...{ type: 'Feature', id: code, geometry: polygon },
    properties: { code, name, level, parent },
  }),
  columns: () => [
    { title: { zh: '区域代码', en: 'code' }, cell: ({ code }) => code },
    { title: { zh: '名称', en: 'name' }, cell: ({ name }) => name },
    { title: { zh: '层级', en: 'level' }, cell: ({ level }) => level },
    { title: { zh: '上级代码', en: 'parent' }, cell: ({ parent }) => parent },
    ...placeColumns<ListedArea>(({ center }) => center),
    { title: { zh: '面积（平方米）', en: 'area in m²' }, cell: ({ areaM2 }) => areaM2 },
  ],
});

type ListedUnit = UnitInfo & { readonly parent: string | null };

/** The units that can be asked to act, each with the code of the one above. */
export const units: ExportKind = exportKind<ListedUnit>({
  ...{ id: 'units', name: { zh: '单位', en: 'units' }, formats: tables, timed: false },
  rows: async function* ({ sql }) {
    const all = await unitList(sql);
    const codes = new Map(all.map(({ id, code }) => [id, code]));
    yield all.map((unit) => ({ ...unit, parent: unit.parentId === null ? null : (codes.get(unit.parentId) ?? null) }));
  },
  columns: () => [
    { title: { zh: '单位代码', en: 'code' }, cell: ({ code }) => code },
    { title: { zh: '名称', en: 'name' }, cell: ({ name }) => name },
    { title: { zh: '类别', en: 'kind' }, cell: ({ kind }) => kind },
    { title: { zh: '上级单位代码', en: 'parent' }, cell: ({ parent }) => parent },
    { title: { zh: '责任区域', en: 'areas' }, cell: ({ areaCodes }) => areaCodes.join(' ') },
    { title: { zh: '承担职责', en: 'duties' }, cell: ({ duties }) => duties.join(' ') },
    {
      title: { zh: '启用', en: 'active' },
      cell: ({ active }, language) => active && { zh: '是', en: 'yes' }[language],
    },
  ],
});

/** The address book. */
export const places: ExportKind = exportKind<Place>({
  ...{ id: 'places', name: { zh: '地点', en: 'places' }, formats: tables, timed: false },
  rows: async function* ({ sql }) {
    yield await allPlaces(sql);
  },
  columns: () => [
    { title: { zh: '名称', en: 'name' }, cell: ({ name }) => name },
    { title: { zh: '类型', en: 'kind' }, cell: ({ kind }) => kind },
    { title: { zh: '别名', en: 'aliases' }, cell: ({ aliases }) => aliases.join(' ') },
    { title: { zh: '地址', en: 'address' }, cell: ({ address }) => address },
    ...placeColumns<Place>(({ lon, lat }) => [lon, lat]),
    { title: { zh: '区域代码', en: 'area code' }, cell: ({ areaCode }) => areaCode },
  ],
});

/** The classes of the packs as they apply now. */
export const categories: ExportKind = exportKind<ListedClass>({
  ...{ id: 'categories', name: { zh: '类别', en: 'categories' }, formats: tables, timed: false },
  rows: async function* ({ ground }) {
    yield classList(ground.packs);
  },
  columns: () => [
    { title: { zh: '场景包', en: 'pack' }, cell: ({ pack }) => pack },
    { title: { zh: '分类标准', en: 'taxonomy' }, cell: ({ taxonomy }) => taxonomy },
    { title: { zh: '代码', en: 'code' }, cell: ({ code }) => code },
    { title: { zh: '上级代码', en: 'parent' }, cell: ({ parent }) => parent },
    { title: { zh: '名称', en: 'name' }, cell: ({ name }, language) => name[language] },
    {
      title: { zh: '本地扩展', en: 'local' },
      cell: ({ local }, language) => local && { zh: '是', en: 'yes' }[language],
    },
    { title: { zh: '责任单位类别', en: 'kind of unit' }, cell: ({ unitKind }) => unitKind ?? null },
    {
      title: { zh: '立案条件', en: 'conditions' },
      cell: ({ conditions }, language) => conditionsIn(conditions, language),
    },
  ],
});

function conditionsIn(conditions: ListedClass['conditions'], language: 'zh' | 'en'): string {
  return conditions.map(({ code, text }) => `${code} ${text[language]}`).join('\n');
}
