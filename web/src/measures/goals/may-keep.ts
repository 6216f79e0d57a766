import type { Role } from '@chengyun/contract/words';

/** Whether somebody enters values, sets targets and publishes scorecards. The server refuses others in any case. */
export function mayKeepGoals(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'chief' || role === 'leader' || role === 'admin');
}
