import { roleNames } from '@chengyun/contract/names';
import type { Role } from '@chengyun/contract/words';
import { Refusal } from '../support/http/refusal.ts';

/** The refusal of who has none of the roles, with what these are called. */
export function forbidden(roles: readonly Role[]): Refusal {
  const names = roles.map((role) => roleNames[role]);
  return new Refusal('forbidden', {
    roles: { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') },
  });
}
