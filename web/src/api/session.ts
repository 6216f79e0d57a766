import type { PasswordChange, SignIn } from '@chengyun/contract/me';
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
