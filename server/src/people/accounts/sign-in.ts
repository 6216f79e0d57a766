import type { AccountPolicy } from '@chengyun/contract/account-policy';
import type { NextStep, PasswordChange, SignIn } from '@chengyun/contract/me';
import { APIError } from 'better-auth';
import { Refusal } from '../../support/http/refusal.ts';
import type { Person } from '../caller.ts';
import { sessionPerson } from '../caller-queries.ts';
import { issuedTooLong, nextStep } from '../policy/standing.ts';
import { endSessions, passwordChanged, signedIn } from './account-queries.ts';
import type { Accounts } from './accounts.ts';
import { countTry, forgetTries, takeBackTry } from './lockout.ts';
import { refuseWrongPassword } from './own-password.ts';
import { wasUsed } from './password-history.ts';
import { passwordFault } from './password-policy.ts';
import { normalUsername } from './username.ts';

/** A session that was opened: the cookies to hand on, and what its owner must do first. */
export type Opened = {
  readonly headers: Headers;
  readonly mustChangePassword: boolean;
  readonly next: NextStep | null;
};

/** Opens a session, or refuses: wrong, locked, disabled. */
export async function signIn(accounts: Accounts, given: SignIn, address: string, headers: Headers): Promise<Opened> {
  const { auth, sql } = accounts;
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
  return settleSession(accounts, opened.response.token, opened.headers);
}

/** What follows once a session is there, however its owner was recognised: issued passwords end, sessions elsewhere may too. */
export async function settleSession(
  { sql, policies, now }: Pick<Accounts, 'sql' | 'policies' | 'now'>,
  token: string,
  headers: Headers,
): Promise<Opened> {
  const [person, policy] = [await sessionPerson(sql, token), await policies.now()];
  if (!person) throw new Refusal('not-signed-in');
  if (issuedTooLong(person, policy, now())) {
    await endSessions(sql, person.id);
    throw new Refusal('account.issued-expired', { username: person.username, days: policy.issuedDays });
  }
  if (policy.singleSession) await endSessions(sql, person.id, person.sessionId);
  await signedIn(sql, person.id);
  const next = nextStep(person, policy, now());
  return { headers, next, mustChangePassword: next === 'password' || person.mustChangePassword };
}

function refusalOf(error: unknown, username: string): unknown {
  if (!(error instanceof APIError)) return error;
  if (error.status === 'FORBIDDEN') return new Refusal('account.disabled', { username });
  return error.statusCode < 500 ? new Refusal('account.wrong-password') : error;
}

/** Sets one's own password and, if asked, ends the sessions elsewhere. The new one must meet the policy. */
export async function changePassword(
  accounts: Accounts,
  person: Person,
  { currentPassword, newPassword, revokeOtherSessions }: PasswordChange,
  address: string,
  headers: Headers,
): Promise<{ readonly headers: Headers }> {
  const { auth, sql, secrets, hashing } = accounts;
  const policy = await accounts.policies.now();
  refuseBadPassword(newPassword, person.username, policy);
  if (newPassword === currentPassword) throw new Refusal('password.same');
  // Only who knows the present one learns of former ones, and choosing one of those is no wrong try.
  await refuseWrongPassword(accounts, person, currentPassword, address);
  if (await wasUsed(secrets, hashing, person.id, newPassword, policy.history)) {
    throw new Refusal('password.used-before', { count: policy.history });
  }
  const changed = await auth.api
    .changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: revokeOtherSessions ?? true },
      headers,
      returnHeaders: true,
    })
    .catch((error: unknown) => {
      throw error instanceof APIError && error.statusCode < 500 ? new Refusal('password.wrong-current') : error;
    });
  await passwordChanged(sql, person.id);
  // The session that replaces this one has seen the second factor as this one had.
  const { token } = changed.response;
  if (token) await secrets`update platform.session set factor_at = ${person.session.factorAt} where token = ${token}`;
  return changed;
}

/** Refuses a password that the policy does not allow. */
export function refuseBadPassword(
  password: string,
  username: string,
  policy: Pick<AccountPolicy, 'minLength' | 'kinds'>,
): void {
  const fault = passwordFault(password, username, policy);
  if (fault) throw new Refusal(`password.${fault}`, { length: policy.minLength, kinds: policy.kinds });
}
