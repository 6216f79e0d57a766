import type { AccountPolicy } from '@chengyun/contract/account-policy';
import type { NextStep } from '@chengyun/contract/me';
import { type Post, posts, type Role } from '@chengyun/contract/words';

/** What is known of a session and of whose it is. */
export type Standing = {
  readonly bootstrap: boolean;
  readonly sample: boolean;
  readonly mustChangePassword: boolean;
  readonly hasPassword: boolean;
  readonly passwordChangedAt: Date;
  readonly disabled: boolean;
  readonly signedInAt: Date;
  readonly seenAt: Date;
  readonly factorAt: Date | null;
  readonly hasFactor: boolean;
  /** Every role the person holds, in whatever town. */
  readonly held: readonly Role[];
};

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Whether somebody is one of the three administrators. */
export function postOf(roles: readonly Role[]): Post | undefined {
  return posts.find((post) => roles.includes(post));
}

/** Minutes without use after which a session ends. */
export function idleMinutes({ held }: Pick<Standing, 'held'>, policy: AccountPolicy): number {
  return postOf(held) ? Math.min(policy.postIdleMinutes, policy.idleMinutes) : policy.idleMinutes;
}

/** Whether a session has ended: the account is disabled, or it was not used for too long, or it is too old. */
export function hasEnded(standing: Standing, policy: AccountPolicy, now: Date): boolean {
  const { disabled, signedInAt, seenAt } = standing;
  if (disabled) return true;
  if (now.getTime() - signedInAt.getTime() > policy.sessionHours * HOUR) return true;
  return now.getTime() - seenAt.getTime() > idleMinutes(standing, policy) * MINUTE;
}

/** When a password must be changed; nothing when it need not. An issued one is to be changed at once, not by its age. */
export function passwordEnds(standing: Standing, policy: AccountPolicy): Date | undefined {
  const { hasPassword, mustChangePassword, passwordChangedAt } = standing;
  if (!hasPassword || mustChangePassword || policy.maxAgeDays === 0) return undefined;
  return new Date(passwordChangedAt.getTime() + policy.maxAgeDays * DAY);
}

/** Whether the roles somebody holds ask for a second factor. */
export function needsFactor(held: readonly Role[], policy: AccountPolicy): boolean {
  return policy.factorRoles.some((role) => held.includes(role));
}

/**
 * What somebody must do before anything else. Who has a second factor shows it first: with a stolen password alone
 * not even the password can be changed.
 */
export function nextStep(standing: Standing, policy: AccountPolicy, now: Date): NextStep | null {
  if (standing.hasFactor && standing.factorAt === null) return 'factor';
  const ends = passwordEnds(standing, policy);
  if (standing.mustChangePassword || (ends && ends <= now)) return 'password';
  return needsFactor(standing.held, policy) && !standing.hasFactor ? 'enrol' : null;
}

/** Whether an issued password has lain too long to be taken. The first account and sample ones were printed, not handed over. */
export function issuedTooLong(
  given: Pick<Standing, 'bootstrap' | 'sample' | 'mustChangePassword' | 'passwordChangedAt'>,
  policy: AccountPolicy,
  now: Date,
): boolean {
  const { bootstrap, sample, mustChangePassword, passwordChangedAt } = given;
  if (bootstrap || sample || !mustChangePassword) return false;
  return now.getTime() - passwordChangedAt.getTime() > policy.issuedDays * DAY;
}
