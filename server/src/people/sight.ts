import { type Actor, hasRole } from './actor.ts';

/** Names what an actor may see of a town's cases, devices and alarms: those with the same name see the same, as the policies have it. */
export function sightOf(actor: Actor): string {
  if (hasRole(actor, 'intake', 'dispatcher', 'chief', 'leader', 'admin', 'system', 'kiosk')) return 'all';
  return JSON.stringify([actor.id, actor.unitIds, actor.areaCodes]);
}
