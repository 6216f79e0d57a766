import type { ActionInput } from '@chengyun/contract/actions';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { Asked } from '../act.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import { refuse } from '../refuse.ts';

/**
 * Refuses 领办 under the name of who is no leader of the town, and 指派 to who is not of the lead unit or one above it.
 * Asked of the case after the act, in its transaction: who may not act at all is told that, and nobody else's names.
 */
export async function refuseUnfitPerson(
  sql: Sql,
  ground: Ground,
  { action, input }: Asked,
  after: CaseAggregate,
): Promise<void> {
  if (action === 'lead') {
    const { leaderId } = input as ActionInput<'lead'>;
    const found = await personOf(sql, ground.town.id, leaderId);
    if (!found?.roles.includes('leader')) refuseNamed('领办领导', 'Leader', found?.name ?? leaderId);
  }
  if (action === 'assign') {
    const { handlerId } = input as ActionInput<'assign'>;
    const found = await personOf(sql, ground.town.id, handlerId);
    const units = unitAndAbove(ground, after.fields.leadUnitId);
    if (!found?.unitIds.some((id) => units.includes(id))) {
      refuseNamed('主办单位的处置人', 'Handler of the lead unit', found?.name ?? handlerId);
    }
  }
}

function refuseNamed(zh: string, en: string, value: string): never {
  return refuse('case.no-such', { what: { zh, en }, value });
}

// Who belongs to a unit acts for those below it as well.
function unitAndAbove(ground: Ground, id: string | null): readonly string[] {
  const units: string[] = [];
  for (let next = id; next !== null && !units.includes(next); next = ground.units.get(next)?.parentId ?? null) {
    units.push(next);
  }
  return units;
}

async function personOf(sql: Sql, townId: string, id: string) {
  const [found] = await sql<{ name: string; roles: readonly string[]; unitIds: readonly string[] }[]>`
    select p.name, m.roles, m.unit_ids as "unitIds"
    from platform.membership m join platform.person p on p.id = m.user_id
    where m.town_id = ${townId} and p.id = ${id} and not p.disabled`;
  return found;
}
