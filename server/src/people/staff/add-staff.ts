import type { AccountPolicy } from '@chengyun/contract/account-policy';
import { COMPANY } from '@chengyun/contract/ground';
import type { NewStaffMember, StaffWithPassword } from '@chengyun/contract/people';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { insertAccount } from '../accounts/account-queries.ts';
import { oneTimePassword } from '../accounts/password-policy.ts';
import { refuseBadPassword } from '../accounts/sign-in.ts';
import { normalUsername } from '../accounts/username.ts';
import { askMembership, lockStaff, type Rights, unitsNamed, withoutPlace } from './staff-queries.ts';
import { tellingConstraints } from './told-constraint.ts';

/** A new member ready to be written: the slow hashing is done before the transaction opens. */
export type Prepared = { readonly passwordHash: string; readonly oneTimePassword: string | null };

/** Checks the password, or makes a one-time one, and hashes it. */
export async function preparePassword(
  hash: (password: string) => Promise<string>,
  given: string | undefined,
  username: string,
  policy: AccountPolicy,
): Promise<Prepared> {
  if (given !== undefined) refuseBadPassword(given, username, policy);
  const password = given ?? oneTimePassword();
  return { passwordHash: await hash(password), oneTimePassword: given === undefined ? password : null };
}

/**
 * Adds someone to the town's staff: an account that may do nothing until a security administrator grants what is asked
 * here. `by` is who makes it; null is the product or who holds the machine. The password is theirs to change in any case.
 */
export async function addStaff(
  sql: Sql,
  townId: string,
  id: string,
  member: NewStaffMember,
  { passwordHash, oneTimePassword: shown }: Prepared,
  by: string | null,
): Promise<StaffWithPassword> {
  const username = normalUsername(member.username);
  const asked = { roles: member.roles, unitIds: member.unitIds ?? [], areaCodes: member.areaCodes ?? [] };
  await refuseUnfitUnits(sql, asked);
  const account = { id, username, name: member.name, passwordHash, ...(by === null ? {} : { createdBy: by }) };
  const made = await insertAccount(sql, { ...account, mustChangePassword: true });
  if (!made) throw new Refusal('people.username-taken', { username });
  await tellingConstraints(askMembership(sql, townId, id, asked, by));
  const person = await lockStaff(sql, townId, id);
  if (!person) throw new Error(`person ${id} vanished while being added`);
  return { person: withoutPlace(person), oneTimePassword: shown };
}

/** Refuses a unit that the town does not have, a company for who works for the town, and another unit for a company's account. */
export async function refuseUnfitUnits(sql: Sql, { roles, unitIds }: Pick<Rights, 'roles' | 'unitIds'>): Promise<void> {
  if (unitIds.length === 0) return;
  const units = await unitsNamed(sql, unitIds);
  const unknown = unitIds.find((id) => !units.some((unit) => unit.id === id));
  if (unknown !== undefined) throw new Refusal('people.unknown-unit', { unit: unknown });
  const unfit = units.find(({ kind }) => (kind === COMPANY) !== roles.includes('enterprise'));
  if (unfit) throw new Refusal('people.needs-company', { unit: unfit.name });
}
