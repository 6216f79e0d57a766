import type { AskedRights, StaffChange, StaffMember } from '@chengyun/contract/people';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { endSessions } from '../accounts/account-queries.ts';
import { type Actor, hasRole } from '../actor.ts';
import { revokeLinksOf } from '../invite/invitation-queries.ts';
import { postOf } from '../policy/standing.ts';
import { refuseUnfitUnits } from './add-staff.ts';
import {
  askRights,
  changePerson,
  grantRights,
  isLastOfPost,
  isOfInstallation,
  lockStaff,
  type Member,
  reachesBeyond,
  withoutPlace,
} from './staff-queries.ts';
import { tellingConstraints } from './told-constraint.ts';

/**
 * Changes a member of the staff; `version` is the one the caller saw, if it said. The system administrator changes the
 * account and asks for rights; the security administrator sets rights and leaves the account alone.
 */
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
  await changeAccount(sql, townId, actor, before, change);
  const wanted = wantedRights(before, change);
  if (wanted) await changeRights(sql, townId, actor, before, wanted);
  return told(sql, townId, personId);
}

async function changeAccount(sql: Sql, townId: string, actor: Actor, before: Member, change: StaffChange) {
  const { name = before.name, disabled = before.disabled } = change;
  if (name === before.name && disabled === before.disabled) return;
  if (!hasRole(actor, 'sysadmin', 'system')) throw new Refusal('people.not-your-post', { role: SYSADMIN });
  if (disabled && actor.id === before.id) throw new Refusal('people.not-yourself');
  await refuseBeyond(sql, townId, actor, before);
  if (disabled && !before.disabled) await refuseLastOfPost(sql, townId, before);
  await changePerson(sql, townId, before.id, name, disabled);
  if (!disabled) return;
  await endSessions(sql, before.id);
  await revokeLinksOf(sql, before.id, actor.id);
}

async function changeRights(sql: Sql, townId: string, actor: Actor, before: Member, wanted: AskedRights) {
  if (before.ofInstallation) throw new Refusal('people.outside-town', { username: before.username });
  if (actor.id === before.id) throw new Refusal('people.not-yourself');
  await refuseUnfitUnits(sql, wanted);
  const by = actor.id === 'system' ? null : actor.id;
  if (hasRole(actor, 'secadmin', 'system')) {
    return tellingConstraints(grantRights(sql, townId, before.id, wanted, by));
  }
  if (wanted.roles.length === 0) throw new Refusal('people.not-your-post', { role: SECADMIN });
  return tellingConstraints(askRights(sql, townId, before.id, wanted, by));
}

/** The rights a change wants, when they are others than those held or asked for. */
function wantedRights(before: Member, { roles, unitIds, areaCodes }: StaffChange): AskedRights | undefined {
  if (!roles && !unitIds && !areaCodes) return undefined;
  const base = before.asked ?? before;
  const wanted = {
    roles: roles ?? base.roles,
    unitIds: unitIds ?? base.unitIds,
    areaCodes: areaCodes ?? base.areaCodes,
  };
  return sameRights(wanted, before) && !before.asked ? undefined : wanted;
}

function sameRights(a: AskedRights, b: AskedRights): boolean {
  const print = ({ roles, unitIds, areaCodes }: AskedRights) =>
    JSON.stringify([roles.toSorted(), unitIds.toSorted(), areaCodes.toSorted()]);
  return print(a) === print(b);
}

/** Grants or refuses what was asked for a member. */
export async function decideGrant(
  sql: Sql,
  townId: string,
  actor: Actor,
  personId: string,
  grant: boolean,
): Promise<StaffMember> {
  const before = await staffMember(sql, townId, personId);
  if (!before.asked) throw new Refusal('people.nothing-asked', { name: before.name });
  if (actor.id === personId) throw new Refusal('people.two-people');
  const { roles, unitIds, areaCodes } = grant ? before.asked : before;
  const by = actor.id === 'system' ? null : actor.id;
  await tellingConstraints(grantRights(sql, townId, personId, { roles, unitIds, areaCodes }, by));
  return told(sql, townId, personId);
}

/** One member, locked; refuses who is none. */
export async function staffMember(sql: Sql, townId: string, personId: string): Promise<Member> {
  const found = await lockStaff(sql, townId, personId);
  if (!found) throw new Refusal('not-found', { what: personId });
  return found;
}

/** A member as told after a change. */
export async function told(sql: Sql, townId: string, personId: string): Promise<StaffMember> {
  return withoutPlace(await staffMember(sql, townId, personId));
}

/** An administrator of one town must not take over an account that reaches beyond it. */
export async function refuseBeyond(sql: Sql, townId: string, actor: Actor, { id, username }: Member): Promise<void> {
  if (!(await reachesBeyond(sql, townId, id)) || (await isOfInstallation(sql, actor.id))) return;
  throw new Refusal('people.outside-town', { username });
}

/** Without a security administrator nothing is granted any more, without an auditor nobody looks. */
async function refuseLastOfPost(sql: Sql, townId: string, { id, name, roles }: Member): Promise<void> {
  const post = postOf(roles);
  if (post && (await isLastOfPost(sql, townId, id, post))) throw new Refusal('people.last-of-post', { name });
}

const SYSADMIN = { zh: '系统管理员', en: 'system administrator' };
const SECADMIN = { zh: '安全管理员', en: 'security administrator' };
