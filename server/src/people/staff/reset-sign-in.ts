import type { StaffMember } from '@chengyun/contract/people';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { endSessions, replacePassword } from '../accounts/account-queries.ts';
import { unlock } from '../accounts/lockout.ts';
import type { Actor } from '../actor.ts';
import { dropFactors } from '../factors/factor-queries.ts';
import { revokeLinksOf } from '../invite/invitation-queries.ts';
import { postOf } from '../policy/standing.ts';
import { refuseBeyond, staffMember, told } from './change-staff.ts';

/**
 * Gives a member a one-time password: sessions end, locks are lifted, it must be changed at the next sign-in. Not for
 * the three administrators: who could give one of them a password could be them.
 */
export async function resetPassword(
  sql: Sql,
  townId: string,
  actor: Actor,
  personId: string,
  passwordHash: string,
): Promise<StaffMember> {
  const person = await staffMember(sql, townId, personId);
  if (postOf(person.roles)) throw new Refusal('people.reset-on-machine', { username: person.username });
  await refuseBeyond(sql, townId, actor, person);
  await replacePassword(sql, personId, passwordHash);
  await revokeLinksOf(sql, personId, actor.id);
  await unlock(sql, person.username);
  return told(sql, townId, personId);
}

/** Lifts the lock that wrong tries put on an account. */
export async function unlockStaff(sql: Sql, townId: string, personId: string): Promise<StaffMember> {
  const person = await staffMember(sql, townId, personId);
  await unlock(sql, person.username);
  return told(sql, townId, personId);
}

/** Takes every second factor of a member away (a lost phone) and ends the sessions; the next sign-in sets one up anew. */
export async function resetFactor(sql: Sql, townId: string, actor: Actor, personId: string): Promise<StaffMember> {
  if (personId === actor.id) throw new Refusal('people.not-yourself');
  await refuseBeyond(sql, townId, actor, await staffMember(sql, townId, personId));
  await dropFactors(sql, personId);
  await endSessions(sql, personId);
  return told(sql, townId, personId);
}
