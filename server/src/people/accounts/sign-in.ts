import type { PasswordChange, SignIn } from '@chengyun/contract/me';
import { APIError } from 'better-auth';
import type { Pool } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Person } from '../caller.ts';
import { mustChange, passwordChanged } from './account-queries.ts';
import type { Auth } from './auth.ts';
import { countTry, forgetTries, takeBackTry } from './lockout.ts';
import { passwordFault } from './password-policy.ts';
import { normalUsername } from './username.ts';

/** What signing in needs. */
export type Accounts = { readonly auth: Auth; readonly sql: Pool };

type Opened = { readonly headers: Headers; readonly mustChangePassword: boolean };

/** Opens a session, or refuses: wrong, locked, disabled. */
export async function signIn(
  { auth, sql }: Accounts,
  given: SignIn,
  address: string,
  headers: Headers,
): Promise<Opened> {
  const username = normalUsername(given.username);
  await countTry(sql, username, address);
  const opened = await auth.api
    .signInUsername({ body: { username, password: given.password }, headers, returnHeaders: true })
    .catch(async (error: unknown) => {
      const refusal = refusalOf(error, username);
      if (refusal === error) await takeBackTry(sql, username, address);
      throw refusal;
    });
  await forgetTries(sql, username, address);
  return { headers: opened.headers, mustChangePassword: await mustChange(sql, username) };
}

function refusalOf(error: unknown, username: string): unknown {
  if (!(error instanceof APIError)) return error;
  if (error.status === 'FORBIDDEN') return new Refusal('account.disabled', { username });
  return error.statusCode < 500 ? new Refusal('account.wrong-password') : error;
}

/** Sets one's own password and, if asked, ends the sessions elsewhere. The new one must meet the policy. */
export async function changePassword(
  { auth, sql }: Accounts,
  person: Person,
  { currentPassword, newPassword, revokeOtherSessions }: PasswordChange,
  address: string,
  headers: Headers,
): Promise<{ readonly headers: Headers }> {
  refuseBadPassword(newPassword, person.username);
  if (newPassword === currentPassword) throw new Refusal('password.same');
  await countTry(sql, person.username, address);
  const changed = await auth.api
    .changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: revokeOtherSessions ?? true },
      headers,
      returnHeaders: true,
    })
    .catch((error: unknown) => {
      throw error instanceof APIError && error.statusCode < 500 ? new Refusal('password.wrong-current') : error;
    });
  await forgetTries(sql, person.username, address);
  await passwordChanged(sql, person.id);
  return changed;
}

/** Refuses a password that the policy does not allow. */
export function refuseBadPassword(password: string, username: string): void {
  const fault = passwordFault(password, username);
  if (fault) throw new Refusal(`password.${fault}`);
}
