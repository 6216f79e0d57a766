import type { HealthLine, HealthQuery } from '@chengyun/contract/alarm';
import { healthLineNames } from '@chengyun/contract/alarm-words';
import type { Sql } from '../../../support/db/connect.ts';
import { type ListColumn, placeColumns } from '../../../support/files/list-table.ts';
import { areaNames } from '../../../town/ground/area-queries.ts';
import { healthList } from './health-list.ts';

type NamedLine = HealthLine & { readonly community: string | null };

/** As many as a sheet holds: more devices than any town has. */
const ALL = 1_000_000;

/** The whole maintenance list with the names of the communities, by which its page puts it together. */
export async function namedHealth(sql: Sql, query: HealthQuery, now: Date): Promise<readonly NamedLine[]> {
  const lines = await healthList(sql, query, now, ALL);
  const names = await areaNames(sql);
  return lines.map((line) => {
    const { communityCode: code } = line.device;
    return { ...line, community: code && (names.get(code) ?? code) };
  });
}

/** The columns of the maintenance list as a file, in order. */
export const HEALTH_COLUMNS: readonly ListColumn<NamedLine>[] = [
  { title: { zh: '居村', en: 'community' }, cell: ({ community }) => community },
  { title: { zh: '设备', en: 'device' }, cell: ({ device }) => device.name },
  { title: { zh: '型号', en: 'model' }, cell: ({ device }) => device.model },
  { title: { zh: '问题', en: 'problem' }, cell: ({ kind }, language) => healthLineNames[kind][language] },
  { title: { zh: '数值', en: 'value' }, cell: ({ value }) => value },
  { title: { zh: '楼栋', en: 'building' }, cell: ({ device }) => device.building },
  { title: { zh: '地点', en: 'place' }, cell: ({ device }) => device.place },
  ...placeColumns<NamedLine>(({ device }) => device.position),
  { title: { zh: '自', en: 'since' }, cell: ({ since }, _, timeText) => timeText(since) },
];
