import type { NewStaffMember, StaffWithPassword } from '@chengyun/contract/people';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { insertAccount } from '../accounts/account-queries.ts';
import { oneTimePassword } from '../accounts/password-policy.ts';
import { refuseBadPassword } from '../accounts/sign-in.ts';
import { normalUsername } from '../accounts/username.ts';
import { addMembership, lockStaff, unknownUnit } from './staff-queries.ts';

/** A new member ready to be written: the slow hashing is done before the transaction opens. */
export type Prepared = { readonly passwordHash: string; readonly oneTimePassword: string | null };

/** Checks the password, or makes a one-time one, and hashes it. */
export async function preparePassword(
  hash: (password: string) => Promise<string>,
  given: string | undefined,
  username: string,
): Promise<Prepared> {
  if (given !== undefined) refuseBadPassword(given, username);
  const password = given ?? oneTimePassword();
  return { passwordHash: await hash(password), oneTimePassword: given === undefined ? password : null };
}

/** Adds someone to the town's staff: account and standing in one transaction. */
export async function addStaff(
  sql: Sql,
  townId: string,
  id: string,
  member: NewStaffMember,
  { passwordHash, oneTimePassword: shown }: Prepared,
): Promise<StaffWithPassword> {
  const username = normalUsername(member.username);
  const unitIds = member.unitIds ?? [];
  await refuseUnknownUnit(sql, unitIds);
  const account = { id, username, name: member.name, passwordHash, administrator: false };
  const made = await insertAccount(sql, { ...account, mustChangePassword: shown !== null });
  if (!made) throw new Refusal('people.username-taken', { username });
  await addMembership(sql, townId, id, { roles: member.roles, unitIds, areaCodes: member.areaCodes ?? [] });
  const person = await lockStaff(sql, townId, id);
  if (!person) throw new Error(`person ${id} vanished while being added`);
  return { person, oneTimePassword: shown };
}

/** Refuses a unit that the town does not have. */
export async function refuseUnknownUnit(sql: Sql, unitIds: readonly string[]): Promise<void> {
  const unit = await unknownUnit(sql, unitIds);
  if (unit !== undefined) throw new Refusal('people.unknown-unit', { unit });
}
