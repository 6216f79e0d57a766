import { WallReader } from '@chengyun/contract/kiosk';
import type { MyTown } from '@chengyun/contract/me';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { type Making, townProgress } from '../town-progress.ts';
import { type TownApp, townRoute } from '../town-route.ts';

type TownRow = Omit<MyTown, 'name' | 'roles' | 'units' | 'areaCodes' | 'areas' | 'progress'> & {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly progress: Making | null;
};

/** Who a screen is and the town it shows: what a person learns from their account. */
export function readerRoute(app: TownApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/wall/reader', tag: 'wall', summary: 'which screen asks, and its town', kiosk: true },
    roles: ['kiosk'],
    schema: { answer: WallReader },
    handler: async ({ inTown, townId, actor }) => {
      const [town, name] = await inTown(
        async (sql) => [await townOf(sql, townId), await nameOf(sql, actor.id)] as const,
      );
      return { kiosk: true, name, town: { ...town, roles: ['kiosk' as const], units: [], areaCodes: [], areas: [] } };
    },
  });
}

async function townOf(sql: Sql, townId: string): Promise<Omit<MyTown, 'roles' | 'units' | 'areaCodes' | 'areas'>> {
  const [row] = await sql<TownRow[]>`
    select id, name_zh as "nameZh", name_en as "nameEn", sample, zone, center, bbox, progress
    from platform.town where id = ${townId}`;
  if (!row) throw new Refusal('not-found', { what: townId });
  const { nameZh, nameEn, progress, ...town } = row;
  return { ...town, name: { zh: nameZh, en: nameEn }, progress: townProgress(progress) };
}

async function nameOf(sql: Sql, actorId: string): Promise<string> {
  const [row] = await sql<{ name: string }[]>`
    select name from platform.kiosk where id = ${actorId.replace('kiosk:', '')}`;
  return row?.name ?? '';
}
