import type { DeviceChange } from '@chengyun/contract/device';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { AreaIndex } from '../../town/areas/area-index.ts';
import { codesAt } from '../../town/areas/codes-at.ts';
import { knownDialect } from '../registry/known-dialect.ts';

type Seen = { readonly id: string; readonly version: number | undefined };

/** Changes what is known of a device; refused when somebody else changed it since it was seen. */
export async function changeDevice(
  sql: Sql,
  { id, version }: Seen,
  change: DeviceChange,
  areas: AreaIndex,
): Promise<void> {
  const [device] = await sql<{ name: string; protocol: string; version: number }[]>`
    select name, protocol, version from device where id = ${id} for update`;
  if (!device) throw new Refusal('not-found', { what: id });
  if (version !== undefined && version !== device.version) {
    throw new Refusal('conflict', { what: device.name, version: device.version }, { version: device.version });
  }
  if (change.dialect) knownDialect(device.protocol, change.dialect);
  await sql`
    update device set ${sql(columnsOf(change, areas))}, version = version + 1, updated_at = now() where id = ${id}`;
}

function columnsOf(
  { position, profileId, ...plain }: DeviceChange,
  areas: AreaIndex,
): Record<string, string | number | null> {
  const said = Object.entries(plain).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]);
  const columns: Record<string, string | number | null> = Object.fromEntries(said);
  if (profileId !== undefined) columns['profile_id'] = profileId;
  if (position === undefined) return columns;
  const codes = codesAt(areas, position ? [position[0], position[1]] : undefined, undefined);
  return {
    ...columns,
    ...{ lon: position?.[0] ?? null, lat: position?.[1] ?? null },
    ...{ area_code: codes.areaCode, grid_code: codes.gridCode, community_code: codes.communityCode },
  };
}
