import type { WallCommand } from '@chengyun/contract/wall';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground, Unit } from '../../town/ground/ground.ts';

/** Whose ground a place is. */
interface Where {
  readonly communityCode: string | null;
  readonly leadUnitId: string | null;
}

const MOST_UNITS = 5;

/** The unit that has the case, the committee of the community and who else serves it, with how many people each has. */
export async function dutyAt(sql: Sql, ground: Ground, where: Where): Promise<WallCommand['duty']> {
  const units = unitsFor(ground, where);
  const rows = await sql<{ unitId: string; people: number }[]>`
    select u.id as "unitId", count(p.id)::int as people
    from unnest(${units.map(({ id }) => id)}::uuid[]) as u (id)
      left join platform.membership m on m.town_id = ${ground.town.id} and u.id = any (m.unit_ids)
      left join platform.person p on p.id = m.user_id and not p.disabled
    group by u.id`;
  const people = new Map(rows.map((row) => [row.unitId, row.people]));
  return units.map(({ id, name }) => ({ unit: name, kind: null, people: people.get(id) ?? 0 }));
}

function unitsFor({ units }: Ground, { communityCode, leadUnitId }: Where): readonly Unit[] {
  const lead = leadUnitId ? units.get(leadUnitId) : undefined;
  const serving = communityCode
    ? [...units.values()].filter(({ active, areaCodes }) => active && areaCodes.includes(communityCode))
    : [];
  const committeeFirst = serving.toSorted((a, b) => Number(b.kind === 'community') - Number(a.kind === 'community'));
  const all = lead ? [lead, ...committeeFirst.filter(({ id }) => id !== lead.id)] : committeeFirst;
  return all.slice(0, MOST_UNITS);
}
