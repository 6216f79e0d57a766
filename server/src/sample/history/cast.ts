import type { Role } from '@chengyun/contract/words';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { pick, type Random } from '../../town/sample/plane/random.ts';

/** Who acts in the sample history: the town's own staff, by role and unit. */
export interface Cast {
  readonly one: (random: Random, role: Role) => Actor;
  /** Somebody of a unit; null when the unit has nobody. */
  readonly of: (random: Random, unitId: string) => Actor | null;
  /** A patrol worker who looks after a community, or any where none does. */
  readonly patrol: (random: Random, communityCode: string | null) => Actor;
  /** One of them by id; null for anybody else. */
  readonly person: (id: string | null) => Actor | null;
}

interface StaffRow {
  readonly id: string;
  readonly roles: Role[];
  readonly unitIds: string[];
  readonly areaCodes: string[];
}

/** Reads the cast from the town's memberships. */
export async function loadCast(sql: Sql, townId: string): Promise<Cast> {
  const rows = await sql<StaffRow[]>`
    select user_id as id, roles, unit_ids as "unitIds", area_codes as "areaCodes"
    from platform.membership where town_id = ${townId} and not 'admin' = any (roles) order by user_id
  `;
  const byRole = (role: Role) => rows.filter((row) => row.roles[0] === role);
  const roles = new Map<Role, readonly Actor[]>(
    (['intake', 'dispatcher', 'patrol', 'leader', 'unit'] as const).map((role) => [role, byRole(role)]),
  );
  const people = new Map(rows.map((row) => [row.id, row]));
  const patrols = byRole('patrol');
  const units = Map.groupBy(byRole('unit'), (row) => row.unitIds[0] ?? '');
  return {
    one: (random, role) => pick(random, roles.get(role) ?? []),
    of: (random, unitId) => {
      const staff = units.get(unitId);
      return staff ? pick(random, staff) : null;
    },
    patrol: (random, communityCode) => {
      const near = patrols.filter(({ areaCodes }) => communityCode !== null && areaCodes.includes(communityCode));
      return pick(random, near.length > 0 ? near : patrols);
    },
    person: (id) => (id === null ? null : (people.get(id) ?? null)),
  };
}
