import type { PasswordChange, SignIn } from '@chengyun/contract/me';
import type { PasskeyAsk } from '@chengyun/contract/second-factor';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { paths } from './paths.ts';

/** Signs in with the account of the town; the server sets the session cookie. A refusal carries the words for the reader. */
export function signIn(account: SignIn): Promise<unknown> {
  return api(paths.signIn(), { body: account });
}

/** Ends the session; resolves also when the server did not answer, so that nobody is kept in. */
export async function signOut(): Promise<void> {
  await api(paths.signOut(), { method: 'POST', body: {} }).catch(() => undefined);
}

/** Changes the reader's own password and ends their sessions elsewhere. */
export function changePassword(change: Omit<PasswordChange, 'revokeOtherSessions'>): Promise<unknown> {
  return api(paths.changePassword(), { body: { ...change, revokeOtherSessions: true } });
}

/** The ways to sign in beside the password. */
export const waysQuery = queryOptions({
  queryKey: ['ways'],
  queryFn: ({ signal }) => api<{ readonly oidc: { readonly name: string } | null }>(paths.ways(), { signal }),
  staleTime: 10 * 60_000,
});

/** Shows the second factor of the session by a code of the app or a recovery code. */
export function showCode(code: string): Promise<unknown> {
  return api(paths.showFactor('code'), { body: { code } });
}

/** What to ask the browser for, and the keeping of its answer. */
export const askPasskey = () => api<PasskeyAsk>(paths.showFactor('passkey/ask'), { body: {} });
export const showPasskey = (response: unknown) => api(paths.showFactor('passkey'), { body: { response } });
