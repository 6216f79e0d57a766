import { COMPANY, type Directory } from '@chengyun/contract/ground';
import { outsideRoles } from '@chengyun/contract/words';
import type { Sql } from '../../support/db/connect.ts';
import { allUnits } from '../../town/ground/load-ground.ts';

/** Whom a case can be given to: active units, and people who may sign in; no company, and nobody from outside. */
export async function directory(sql: Sql, townId: string): Promise<Directory> {
  const [units, people] = await Promise.all([allUnits(sql), peopleOf(sql, townId)]);
  return {
    units: units
      .filter(({ kind }) => kind !== COMPANY)
      .map((unit) => ({ ...unit, areaCodes: [...unit.areaCodes], duties: [...unit.duties] })),
    people,
  };
}

function peopleOf(sql: Sql, townId: string): Promise<Directory['people']> {
  return sql<Directory['people']>`
    select p.id, p.name, m.roles, m.unit_ids as "unitIds"
    from platform.membership m join platform.person p on p.id = m.user_id
    where m.town_id = ${townId} and not p.disabled and not m.roles && ${[...outsideRoles]}::text[] order by p.name, p.id`;
}
