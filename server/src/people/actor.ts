import { outsideRoles, type Role } from '@chengyun/contract/words';

/** Whoever acts in a town: a person, a key or the system itself. The database's policies read exactly this. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Units the actor belongs to, with all units below them. */
  readonly unitIds: readonly string[];
  /** Codes (12 digits) of the communities a patrol worker or residents' committee looks after. */
  readonly areaCodes: readonly string[];
  /** Companies whose reports are the actor's own too; only of an account with the role `enterprise`. */
  readonly companyIds?: readonly string[];
  /** Whence a request came; the audit trail keeps it. Absent for what the product does by itself. */
  readonly from?: Whence;
}

/** The network address of a request and the id it is known by in the log. */
export interface Whence {
  readonly address: string;
  readonly request: string;
}

/** The product acting by itself: timers, ladders, imports. Sees everything, signs as "system". */
export const systemActor: Actor = { id: 'system', roles: ['system'], unitIds: [], areaCodes: [] };

/** Whether the actor is from outside (企业用户, 居民): such an account has no other role. */
export function isOutside(actor: Pick<Actor, 'roles'>): boolean {
  return outsideRoles.some((role) => actor.roles.includes(role));
}

export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return wanted.some((role) => actor.roles.includes(role));
}
