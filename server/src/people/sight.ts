import type { Role } from '@chengyun/contract/words';
import { type Actor, hasRole } from './actor.ts';

/** The desk and the leaders: people who see the whole town. */
export const townSeers: readonly Role[] = ['intake', 'dispatcher', 'chief', 'leader', 'admin'];

/** Names what an actor may see of a town's cases, devices and alarms: those with the same name see the same, as the policies have it. */
export function sightOf(actor: Actor): string {
  if (hasRole(actor, ...townSeers, 'system', 'kiosk')) return 'all';
  return JSON.stringify([actor.id, actor.unitIds, actor.areaCodes, actor.companyIds ?? []]);
}
