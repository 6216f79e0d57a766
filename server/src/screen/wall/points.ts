import type { WallPoints } from '@chengyun/contract/wall';
import { deskList } from './desk-list.ts';
import type { Telling } from './figure.ts';

/** Beyond so many a wall shows tiles, in which near things are joined. */
const MOST_POINTS = 3_000;

const OPEN = { zh: '在办', en: 'Open' };

interface Row {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly lamp: WallPoints['cases'][number]['lamp'];
}

/** The open cases of a scene, each alone: of too many those that are late, then those soon late, then the newest. */
export async function pointsOf(telling: Telling, most = MOST_POINTS): Promise<WallPoints> {
  const open = deskList(telling, { state: 'open' });
  const rows = await telling.sql<Row[]>`
    select id, lon, lat, lamp ${open.from} and lon is not null
    order by array_position(array['red', 'yellow'], lamp), reported_at desc, id desc limit ${most}`;
  return {
    open: await open.count(OPEN),
    cases: rows.map(({ id, lon, lat, lamp }) => ({ id, position: [lon, lat], lamp })),
  };
}
