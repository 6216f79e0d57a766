import type { DeviceSummary } from '@chengyun/contract/device';
import type { Sql } from '../../support/db/connect.ts';
import type { ListColumn } from '../../support/files/list-table.ts';
import { DEVICE_COLUMNS } from './device-columns.ts';
import { type DeviceRow, deviceColumns, deviceSummary } from './device-queries.ts';

/** A device with the name on the wire of the one that speaks for it. */
export type ListedDevice = DeviceSummary & { readonly parent: string | null };

const BATCH = 1_000;

/** Every device of the town, those that speak for others before them, so that the list can be brought in from top to bottom. */
export async function* everyDevice(sql: Sql): AsyncGenerator<readonly ListedDevice[]> {
  const ids = await idsFromAbove(sql);
  for (let at = 0; at < ids.length; at += BATCH) yield await devicesOf(sql, ids.slice(at, at + BATCH));
}

// Devices that speak for one another in a circle hang below none that speaks for itself, and come last.
async function idsFromAbove(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    with recursive level as (
      select id, 0 as depth from device where parent_id is null
      union all select d.id, l.depth + 1 from level l join device d on d.parent_id = l.id
    )
    select id from device left join level using (id) order by depth nulls last, id`;
  return rows.map(({ id }) => id);
}

async function devicesOf(sql: Sql, ids: readonly string[]): Promise<readonly ListedDevice[]> {
  const rows = await sql<(DeviceRow & { readonly parent: string | null })[]>`
    select ${deviceColumns(sql)}, above.external_id as parent
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, nth) join device d using (id)
      left join device_state s on s.device_id = d.id left join device above on above.id = d.parent_id
    order by wanted.nth`;
  return rows.map(({ parent, ...row }) => ({ ...deviceSummary(row), parent }));
}

/** A device as one object of a file, under names that an import takes back; nothing it connects with is in it. */
export function deviceLine({ position, profileId, parentId: _, version: __, ...rest }: ListedDevice): object {
  const community = areaOf(rest);
  return { ...rest, profile: profileId, community, lon: position?.[0] ?? null, lat: position?.[1] ?? null };
}

function areaOf(device: Pick<DeviceSummary, 'areaCode' | 'gridCode' | 'communityCode'>): string | null {
  const { areaCode, gridCode, communityCode } = device;
  return areaCode ?? gridCode ?? communityCode;
}

/** The columns of the list as the page exports it, and what else an import takes back. */
export const WHOLE_DEVICE_COLUMNS: readonly ListColumn<ListedDevice>[] = [
  ...DEVICE_COLUMNS,
  { title: { zh: '区域代码', en: 'area code' }, cell: areaOf },
  { title: { zh: '方言', en: 'dialect' }, cell: ({ dialect }) => dialect },
  { title: { zh: '上级设备', en: 'parent' }, cell: ({ parent }) => parent },
];
