import { v7 } from 'uuid';
import { Refusal } from '../../support/http/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { type Opened, settleSession } from '../accounts/sign-in.ts';
import { keepChallenge, takeChallenge } from '../factors/challenges.ts';
import type { Provider } from './provider.ts';

/** Begins a sign-in, or the connecting of the identity to an account (`userId`). Gives the address and the state that the browser must bring back. */
export async function beginOidc(
  { secrets }: Accounts,
  provider: Provider,
  redirectUri: string,
  returnTo: string,
  userId: string | null = null,
): Promise<{ readonly url: string; readonly state: string }> {
  const { url, state, nonce, verifier } = await provider.begin(redirectUri);
  await keepChallenge(secrets, { purpose: 'oidc', userId, data: { nonce, verifier, returnTo } }, state);
  return { url, state };
}

type Finished =
  | { readonly what: 'signed-in'; readonly opened: Opened; readonly returnTo: string }
  | { readonly what: 'connected'; readonly returnTo: string };

/**
 * Ends it: `cookieState` is what this browser was given at the beginning, so that nobody is signed in by an address that
 * somebody else began. An identity that no account is connected to opens nothing: accounts are made by administrators.
 */
export async function finishOidc(
  accounts: Accounts,
  provider: Provider,
  callbackUrl: URL,
  cookieState: string | undefined,
  sessionUserId: string | undefined,
  headers: Headers,
): Promise<Finished> {
  const state = callbackUrl.searchParams.get('state');
  if (state === null || state !== cookieState) throw new Refusal('account.oidc-refused');
  const kept = await takeChallenge(accounts.secrets, state, 'oidc');
  const { nonce, verifier, returnTo = '/' } = kept?.data ?? {};
  if (!kept || !nonce || !verifier) throw new Refusal('account.oidc-refused');
  const subject = await provider.finish(callbackUrl, { state, nonce, verifier });
  if (kept.userId === null) return { what: 'signed-in', opened: await open(accounts, subject, headers), returnTo };
  if (kept.userId !== sessionUserId) throw new Refusal('account.oidc-refused');
  await connectIdentity(accounts, kept.userId, subject);
  return { what: 'connected', returnTo };
}

async function open(accounts: Accounts, subject: string, headers: Headers): Promise<Opened> {
  const { auth, secrets } = accounts;
  const [row] = await secrets<{ userId: string; disabled: boolean; username: string }[]>`
    select p.id as "userId", p.disabled, p.username from platform.credential c join platform.person p on p.id = c.user_id
    where c.provider_id = 'oidc' and c.account_id = ${subject}`;
  if (!row) throw new Refusal('account.oidc-unknown');
  if (row.disabled) throw new Refusal('account.disabled', { username: row.username });
  const opened = await auth.api.openSession({ body: { userId: row.userId }, headers, returnHeaders: true });
  return settleSession(accounts, opened.response.token, opened.headers);
}

async function connectIdentity({ secrets }: Accounts, userId: string, subject: string): Promise<void> {
  const made = await secrets`
    insert into platform.credential (id, user_id, account_id, provider_id) values (${v7()}, ${userId}, ${subject}, 'oidc')
    on conflict (provider_id, account_id) do update set updated_at = now() where credential.user_id = excluded.user_id
    returning id`;
  if (made.length === 0) throw new Refusal('account.oidc-taken');
}

/** Disconnects the identity from an account. */
export async function disconnectIdentity({ secrets }: Accounts, userId: string): Promise<void> {
  await secrets`delete from platform.credential where user_id = ${userId} and provider_id = 'oidc'`;
}
