import { createAuthClient } from 'better-auth/client';
import { usernameClient } from 'better-auth/client/plugins';
import { paths } from './paths.ts';

const auth = createAuthClient({
  baseURL: window.location.origin,
  basePath: paths.auth,
  plugins: [usernameClient()],
});

/** What became of an attempt: done, or why not. `minutes` is how long the account stays locked. */
export type Attempt =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'wrong' | 'disabled' | 'network' | 'unexpected' | 'weak' }
  | { readonly ok: false; readonly why: 'tooMany'; readonly minutes: number };

type Failure = { readonly status: number; readonly code?: string | undefined };

function whyNot({ status, code }: Failure, waitSeconds: number): Attempt {
  if (status === 429) return { ok: false, why: 'tooMany', minutes: Math.max(1, Math.ceil(waitSeconds / 60)) };
  if (status === 403 || code === 'BANNED_USER') return { ok: false, why: 'disabled' };
  if (code?.startsWith('PASSWORD_')) return { ok: false, why: 'weak' };
  if (status === 400 || status === 401 || status === 422) return { ok: false, why: 'wrong' };
  if (status === 0) return { ok: false, why: 'network' };
  return { ok: false, why: 'unexpected' };
}

type Answer = { readonly error: Failure | null };
type Watch = { readonly onError: (context: { readonly response: Response }) => void };

async function attempt(act: (watch: Watch) => Promise<Answer>): Promise<Attempt> {
  let wait = 60;
  const onError: Watch['onError'] = ({ response }) => {
    wait = Number(response?.headers.get('retry-after') ?? response?.headers.get('x-retry-after')) || wait;
  };
  try {
    const { error } = await act({ onError });
    return error ? whyNot(error, wait) : { ok: true };
  } catch {
    /* fetch itself failed: no answer came, and the sentence for the reader says so. */
    return { ok: false, why: 'network' };
  }
}

/** Signs in with the account of the town; the server sets the session cookie. */
export function signIn(username: string, password: string): Promise<Attempt> {
  return attempt((watch) => auth.signIn.username({ username, password }, watch));
}

/** Ends the session here; resolves also when the server did not answer, so that nobody is kept in. */
export async function signOut(): Promise<void> {
  await attempt((watch) => auth.signOut({}, watch));
}

/** Changes the reader's own password and ends their sessions elsewhere. */
export function changePassword(currentPassword: string, newPassword: string): Promise<Attempt> {
  return attempt((watch) => auth.changePassword({ currentPassword, newPassword, revokeOtherSessions: true }, watch));
}
