import { connect } from '../support/db/connect.ts';
import type { Http } from '../support/http/build-http.ts';
import type { Task, Timed, World } from '../support/world.ts';
import { clearOldSessions } from './accounts/account-queries.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import type { Accounts } from './accounts/accounts.ts';
import { makeAuth } from './accounts/auth.ts';
import { authRoutes } from './accounts/auth-routes.ts';
import { type Hashing, makeHashing } from './accounts/hash-password.ts';
import { clearOldTries } from './accounts/lockout.ts';
import { meRoutes } from './accounts/me-routes.ts';
import { sharedSecret } from './accounts/secret.ts';
import { makeSessions } from './accounts/sessions.ts';
import { disableStale } from './accounts/stale-accounts.ts';
import { systemActor } from './actor.ts';
import type { Callers } from './caller.ts';
import { makeCallers } from './callers.ts';
import { townIds } from './create-town.ts';
import { clearOldChallenges } from './factors/challenges.ts';
import { factorRoutes } from './factors/factor-routes.ts';
import { fullFileRoutes } from './full-files/full-file-routes.ts';
import { clearOldKeys } from './idempotency-queries.ts';
import { inTown } from './in-town.ts';
import { inviteRoutes } from './invite/invite-routes.ts';
import { keyRoutes } from './keys/key-routes.ts';
import { readerRoute } from './keys/kiosk-reader.ts';
import { kioskRoutes } from './keys/kiosk-routes.ts';
import { oidcRoutes } from './oidc/oidc-routes.ts';
import { makeProvider } from './oidc/provider.ts';
import { policyRoutes } from './policy/policy-routes.ts';
import { makePolicies, type Policies } from './policy/policy-store.ts';
import { setupRoutes } from './setup/setup-routes.ts';
import { listRoutes } from './staff/list/list-routes.ts';
import { staffRoutes } from './staff/staff-routes.ts';
import type { TownApp } from './town-route.ts';
import { townRoutes } from './town-routes.ts';
import { makeUnits } from './units.ts';

export type People = {
  readonly callers: Callers;
  readonly hashing: Hashing;
  readonly policies: Policies;
  readonly routes: (http: Http) => void;
  readonly stop: () => Promise<void>;
};

/** Starts accounts, sessions and keys: who may. */
export async function startPeople(world: World): Promise<People> {
  const { sql, now, log, config } = world;
  const clock = () => now().getTime();
  const hashing = makeHashing();
  const { auth, close } = makeAuth({
    ...{ databaseUrl: world.ownerUrl, hashing, log },
    secret: await sharedSecret(world.ownerSql, 'session'),
    baseUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
  });
  const secrets = connect(world.ownerUrl, { role: 'chengyun_accounts', max: 3, applicationName: 'chengyun accounts' });
  const policies = makePolicies(sql, clock);
  const seal = await sharedSecret(world.ownerSql, 'second-factor');
  const accounts: Accounts = { auth, sql, secrets, hashing, policies, now, seal };
  const units = makeUnits(sql, clock);
  const callers = makeCallers({ sql, sessions: makeSessions(auth, clock), units, policies, now });
  return {
    ...{ callers, hashing, policies },
    routes: (http) => ownRoutes({ http, world, callers }, accounts),
    stop: async () => {
      await Promise.all([close(), secrets.end({ timeout: 5 })]);
    },
  };
}

function ownRoutes(app: TownApp, accounts: Accounts): void {
  const { http, callers, world } = app;
  const { sql, hashing, policies } = accounts;
  const { publicUrl, oidc } = world.config;
  const provider = oidc && makeProvider(oidc, world.log);
  authRoutes(http, accounts, callers);
  meRoutes(http, sql, callers);
  accountRoutes(app, accounts);
  factorRoutes(app, { accounts, publicUrl, oidcName: provider?.name });
  oidcRoutes(app, { accounts, provider, publicUrl });
  setupRoutes(app, accounts);
  townRoutes(app);
  staffRoutes(app, { hashing, policies });
  listRoutes(app, hashing);
  inviteRoutes(app, accounts);
  keyRoutes(app);
  fullFileRoutes(app);
  kioskRoutes(app);
  readerRoute(app);
  policyRoutes(app, policies);
}

/** Clears what counts no more: sessions, tries, idempotency keys of each town. */
export const peopleTasks: Readonly<Record<string, Task>> = {
  'people.clear': async (_payload, { sql, ownerSql }) => {
    await clearOldTries(sql);
    await clearOldSessions(sql);
    await clearOldChallenges(ownerSql);
    for (const townId of await townIds(sql)) await inTown(sql, townId, systemActor, clearOldKeys);
  },
  'people.stale': async (_payload, { sql, now, log }) => {
    const disabled = await disableStale(sql, now());
    if (disabled.length > 0) log.info({ accounts: disabled.length }, 'Accounts nobody used for long were disabled');
  },
};

export const peopleTimed: readonly Timed[] = [
  { task: 'people.clear', pattern: '23 * * * *' },
  { task: 'people.stale', pattern: '41 19 * * *' },
];
