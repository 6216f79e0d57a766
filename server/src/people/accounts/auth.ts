import { APIError, betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import pg from 'pg';
import type { Log } from '../../support/log.ts';
import type { Hashing } from './hash-password.ts';
import { openingSessions } from './opening-sessions.ts';
import { normalUsername } from './username.ts';

// The longest the policy of accounts may allow, in seconds; what it does allow is looked at with every request.
const LONGEST = 24 * 3600;

export type AuthOptions = {
  /** The owner's URL; connections run as the role chengyun_accounts. */
  readonly databaseUrl: string;
  readonly secret: string;
  /** Where browsers reach us; with https the cookie is sent over https only. */
  readonly baseUrl: string;
  readonly hashing: Hashing;
  readonly log: Log;
};

export type Auth = ReturnType<typeof makeAuth>['auth'];

/** Sets up better-auth on our own tables: user name and password, no open sign-up, sessions in the database. */
export function makeAuth({ databaseUrl, secret, baseUrl, hashing, log }: AuthOptions) {
  const options = '-c search_path=platform -c role=chengyun_accounts -c timezone=UTC';
  const pool = new pg.Pool({ connectionString: databaseUrl, options, max: 4, application_name: 'chengyun accounts' });
  pool.on('error', (error) => log.warn({ err: error }, 'An idle connection of the accounts was lost'));
  const auth = betterAuth({
    ...tables,
    database: pool,
    secret,
    baseURL: baseUrl,
    basePath: '/api/auth',
    plugins: [
      username({
        minUsernameLength: 1,
        maxUsernameLength: 64,
        usernameValidator: () => true,
        usernameNormalization: normalUsername,
        displayUsername: false,
      }),
      openingSessions,
    ],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 128,
      password: hashing,
    },
    session: { ...tables.session, expiresIn: LONGEST, disableSessionRefresh: true, freshAge: 0 },
    databaseHooks: { session: { create: { before: (session) => refuseDisabled(pool, session.userId) } } },
    // Cross-site requests, limits and addresses are settled by our own routes, which alone call this.
    advanced: {
      cookiePrefix: 'chengyun',
      disableCSRFCheck: true,
      disableOriginCheck: true,
      useSecureCookies: baseUrl.startsWith('https:'),
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  return { auth, close: () => pool.end() };
}

/** A disabled account is told so only to who knows its password. */
async function refuseDisabled(pool: pg.Pool, userId: string): Promise<void> {
  const { rows } = await pool.query('select 1 from person where id = $1 and not disabled', [userId]);
  if (rows.length === 0) throw new APIError('FORBIDDEN', { message: 'disabled' });
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

const tables = {
  user: { modelName: 'person', fields: { ...times, emailVerified: 'email_verified' } },
  session: {
    modelName: 'session',
    fields: { ...times, userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' },
  },
  account: {
    modelName: 'credential',
    fields: {
      ...times,
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'verification', fields: { ...times, expiresAt: 'expires_at' } },
};
