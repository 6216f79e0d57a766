import type { Spot } from '../../../../simulator/town/sim-device.ts';
import type { Sql } from '../../support/db/connect.ts';
import { loadGround } from '../../town/ground/load-ground.ts';

type Row = Pick<Spot, 'building' | 'address' | 'lon' | 'lat'>;

/** Where devices of a simulation hang: the town's own blocks, estates and shops; places of its box when it has none. */
export async function spotsOf(sql: Sql, townId: string): Promise<readonly Spot[]> {
  const { areas } = await loadGround(sql, townId);
  const rows = await sql<Row[]>`
    select name as building, address, lon, lat from place where kind in ('estate', 'building', 'poi') order by id`;
  const places = rows.length > 0 ? rows : await placesInBox(sql, townId);
  return places.map((place) => {
    const chain = areas.areaAt(place.lon, place.lat);
    return {
      ...place,
      areaCode: chain?.unitGrid.code ?? null,
      gridCode: chain?.grid.code ?? null,
      communityCode: chain?.community.code ?? null,
    };
  });
}

const ROWS = 40;

/** A town without an address book: buildings in rows over its box. */
async function placesInBox(sql: Sql, townId: string): Promise<readonly Row[]> {
  const [town] = await sql<{ bbox: readonly number[] }[]>`select bbox from platform.town where id = ${townId}`;
  const [west = 0, south = 0, east = 0, north = 0] = town?.bbox ?? [];
  return Array.from({ length: ROWS * ROWS }, (_, nth) => ({
    ...{ building: `模拟楼栋 ${nth + 1}`, address: `模拟路 ${nth + 1} 号` },
    lon: west + ((east - west) * ((nth % ROWS) + 0.5)) / ROWS,
    lat: south + ((north - south) * (Math.floor(nth / ROWS) + 0.5)) / ROWS,
  }));
}
