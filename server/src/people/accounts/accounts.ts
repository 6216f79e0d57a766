import type { Pool } from '../../support/db/connect.ts';
import type { Policies } from '../policy/policy-store.ts';
import type { Auth } from './auth.ts';
import type { Hashing } from './hash-password.ts';

/** What signing in and one's own account stand on. */
export type Accounts = {
  readonly auth: Auth;
  /** The server's ordinary role. */
  readonly sql: Pool;
  /** The role that reads hashes, tokens and second factors; in nobody else's hands. */
  readonly secrets: Pool;
  readonly hashing: Hashing;
  readonly policies: Policies;
  readonly now: () => Date;
  /** The secret that all processes share, under which second factors are sealed. */
  readonly seal: string;
};
