import type { Me, MyTown } from '@chengyun/contract/me';
import type { Role } from '@chengyun/contract/words';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { systemActor } from '../actor.ts';
import type { Person } from '../caller.ts';
import { inTown } from '../in-town.ts';
import { type Making, townProgress } from '../town-progress.ts';

/** Who is signed in and the towns they belong to; an administrator of the installation belongs to all. */
export async function readMe(sql: Pool, person: Person): Promise<Me> {
  const { id, name, username, locale, post, bootstrap, sample, mustChangePassword, next } = person;
  const rows = next === 'factor' ? [] : await townsOf(sql, person);
  const towns: MyTown[] = [];
  for (const row of rows) towns.push(await townView(sql, row));
  const language = locale === 'zh' || locale === 'en' ? locale : null;
  return {
    user: { id, name, username, locale: language, post, bootstrap, sample },
    ...{ mustChangePassword, next, passwordEnds: person.passwordEnds?.toISOString() ?? null },
    ...{ idleMinutes: person.idleMinutes, towns },
  };
}

type TownRow = {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly sample: boolean;
  readonly zone: string;
  readonly roles: Role[];
  readonly unitIds: readonly string[];
  readonly areaCodes: string[];
  readonly center: [number, number];
  readonly bbox: [number, number, number, number];
  readonly progress: Making | null;
};

function townsOf(sql: Sql, { id, post, bootstrap }: Person): Promise<readonly TownRow[]> {
  return sql<TownRow[]>`
    select t.id, t.name_zh as "nameZh", t.name_en as "nameEn", t.sample, t.zone, t.center, t.bbox, t.progress,
      case when ${post}::text is null then coalesce(m.roles, '{admin}') else array[${post}::text] end as roles, coalesce(m.unit_ids, '{}') as "unitIds",
      coalesce(m.area_codes, '{}') as "areaCodes"
    from platform.town t left join platform.membership m on m.town_id = t.id and m.user_id = ${id}
    where m.user_id is not null or ${bootstrap || post !== null}
    order by t.created_at, t.id`;
}

type Named = { readonly id: string; readonly name: string };

async function townView(sql: Pool, row: TownRow): Promise<MyTown> {
  const { nameZh, nameEn, unitIds, areaCodes, progress, ...town } = row;
  const [units, areas] = await inTown(sql, row.id, systemActor, async (tx) => [
    await tx<Named[]>`select id, name from unit where id = any (${[...unitIds]}::uuid[]) order by code`,
    await tx<Named[]>`select code as id, name from area where code = any (${areaCodes}) order by code`,
  ]);
  const name = { zh: nameZh, en: nameEn };
  return {
    ...town,
    name,
    units: [...(units ?? [])],
    areaCodes,
    areas: [...(areas ?? [])],
    progress: townProgress(progress),
  };
}
