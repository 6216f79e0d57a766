import type { StaffChange, StaffMember } from '@chengyun/contract/people';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { endSessions, replacePassword } from '../accounts/account-queries.ts';
import { unlock } from '../accounts/lockout.ts';
import type { Actor } from '../actor.ts';
import { refuseUnknownUnit } from './add-staff.ts';
import { changeMembership, changePerson, isAdministrator, lockStaff, reachesBeyond } from './staff-queries.ts';

/** Changes a member of the staff; `version` is the one the caller saw, if it said. */
export async function changeStaff(
  sql: Sql,
  townId: string,
  actor: Actor,
  personId: string,
  version: number | undefined,
  change: StaffChange,
): Promise<StaffMember> {
  const before = await staffMember(sql, townId, personId);
  if (version !== undefined && version !== before.version) {
    throw new Refusal('conflict', { what: before.name, version: before.version }, { version: before.version });
  }
  const after = { ...before, ...change };
  refuseSelfHarm(actor, before, after);
  await refuseUnknownUnit(sql, change.unitIds ?? []);
  if (after.name !== before.name || after.disabled !== before.disabled) {
    await refuseBeyond(sql, townId, actor, before);
    await changePerson(sql, personId, after.name, after.disabled);
  }
  await changeMembership(sql, townId, personId, after);
  if (after.disabled) await endSessions(sql, personId);
  return staffMember(sql, townId, personId);
}

/** Gives a member a one-time password: sessions end, locks are lifted, it must be changed at the next sign-in. */
export async function resetPassword(
  sql: Sql,
  townId: string,
  actor: Actor,
  personId: string,
  passwordHash: string,
): Promise<StaffMember> {
  const person = await staffMember(sql, townId, personId);
  await refuseBeyond(sql, townId, actor, person);
  await replacePassword(sql, personId, passwordHash);
  await unlock(sql, person.username);
  return staffMember(sql, townId, personId);
}

async function staffMember(sql: Sql, townId: string, personId: string): Promise<StaffMember> {
  const found = await lockStaff(sql, townId, personId);
  if (!found) throw new Refusal('not-found', { what: personId });
  return found;
}

function refuseSelfHarm(actor: Actor, before: StaffMember, after: StaffMember): void {
  if (actor.id !== before.id) return;
  const steppedDown = before.roles.includes('admin') && !after.roles.includes('admin');
  if (steppedDown || after.disabled) throw new Refusal('people.not-yourself');
}

/** An administrator of one town must not take over an account that reaches beyond it. */
async function refuseBeyond(sql: Sql, townId: string, actor: Actor, { id, username }: StaffMember): Promise<void> {
  if (!(await reachesBeyond(sql, townId, id)) || (await isAdministrator(sql, actor.id))) return;
  throw new Refusal('people.outside-town', { username });
}
