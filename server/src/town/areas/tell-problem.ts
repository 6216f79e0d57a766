import type { Localized } from '@chengyun/contract/words';
import type { ImportProblem } from './import-geojson.ts';

const FITS_ZH: Readonly<Record<ImportProblem['kind'], string>> = {
  'code-form': '编码格式不符：镇 9 位，居村 12 位，责任网格为居村编码加 G 和 2 位，单元网格 15 位',
  'code-parent': '编码应以上级区域的编码开头',
  'code-doubled': '编码重复，每个区域应有唯一编码',
  'id-doubled': '编号重复，每个区域应有唯一编号',
  'parent-missing': '上级区域不在文件中，请补上或改正 parent',
  'parent-level': '上级区域的层级不对，应为上一层',
  'town-count': '全表应当且仅当有一个镇级区域',
  'ring-open': '边界未闭合，终点应与起点相同',
  'ring-short': '边界点数不足，至少 4 点且首尾相同',
  'children-gap': '下级区域之间留有空隙，应铺满本区域（误差不超过 0.1 %）',
  'children-overlap': '下级区域相互重叠，应互不重叠（误差不超过 0.1 %）',
  'children-outside': '下级区域超出本区域边界（误差不超过 0.1 %）',
  'too-large': '文件过大，请按镇拆分',
  'not-json': '不是有效的 JSON 文件',
  'not-a-collection': '应为 GeoJSON 的 FeatureCollection',
  'too-many': '要素过多，请按镇拆分',
  feature: '应为面要素（Polygon 或 MultiPolygon），属性含 code 与 name',
};

/** The sentence for a problem with areas: what stands there and what would fit. */
export function tellAreaProblem({ kind, value, fits }: ImportProblem): Localized {
  return { zh: `“${value}”：${FITS_ZH[kind]}`, en: `"${value}" does not fit; it takes ${fits}` };
}

const PLACE_ZH = [
  [/^the file$/, '文件'],
  [/^the whole list$/, '全表'],
  [/^town /, '镇 '],
  [/^community /, '居村 '],
  [/^grid /, '责任网格 '],
  [/^unit_grid /, '单元网格 '],
  [/, polygon (\d+), ring (\d+)$/, '，第 $1 个面第 $2 圈'],
] as const;

/** Where it is, in words; a place in the file is told as its path. */
export function tellAreaPlace({ where }: Pick<ImportProblem, 'where'>): Localized {
  return {
    zh: PLACE_ZH.reduce((told, [en, zh]) => told.replace(en, zh), where),
    en: where.replace(/^unit_grid /, 'unit grid '),
  };
}
