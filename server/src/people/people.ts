import type { Http } from '../support/http/build-http.ts';
import type { Task, Timed, World } from '../support/world.ts';
import { clearOldSessions } from './accounts/account-queries.ts';
import { makeAuth, SESSION_TIMES, type SessionTimes } from './accounts/auth.ts';
import { authRoutes } from './accounts/auth-routes.ts';
import { type Hashing, makeHashing } from './accounts/hash-password.ts';
import { clearOldTries } from './accounts/lockout.ts';
import { meRoutes } from './accounts/me-routes.ts';
import { sharedSecret } from './accounts/secret.ts';
import { makeSessions } from './accounts/sessions.ts';
import { systemActor } from './actor.ts';
import type { Callers } from './caller.ts';
import { makeCallers } from './callers.ts';
import { townIds } from './create-town.ts';
import { clearOldKeys } from './idempotency-queries.ts';
import { inTown } from './in-town.ts';
import { keyRoutes } from './keys/key-routes.ts';
import { staffRoutes } from './staff/staff-routes.ts';
import { townRoutes } from './town-routes.ts';
import { makeUnits } from './units.ts';

export type People = {
  readonly callers: Callers;
  readonly hashing: Hashing;
  readonly routes: (http: Http) => void;
  readonly stop: () => Promise<void>;
};

/** Starts accounts, sessions and keys: who may. */
export async function startPeople(world: World, times: SessionTimes = SESSION_TIMES): Promise<People> {
  const { sql, now, log, config } = world;
  const clock = () => now().getTime();
  const hashing = makeHashing();
  const { auth, close } = makeAuth({
    ...{ databaseUrl: world.ownerUrl, hashing, log, idleSeconds: times.idle },
    secret: await sharedSecret(world.ownerSql, 'session'),
    baseUrl: `http://${config.host}:${config.port}`,
  });
  const sessions = makeSessions(auth, clock);
  const units = makeUnits(sql, clock);
  const callers = makeCallers({ sql, sessions, units, now, mostSeconds: times.most });
  return {
    callers,
    hashing,
    routes: (http) => {
      const app = { http, world, callers };
      authRoutes(http, { auth, sql }, callers);
      meRoutes(http, sql, callers);
      townRoutes(app);
      staffRoutes(app, hashing);
      keyRoutes(app);
    },
    stop: close,
  };
}

/** Clears what counts no more: sessions, tries, idempotency keys of each town. */
export const peopleTasks: Readonly<Record<string, Task>> = {
  'people.clear': async (_payload, { sql }) => {
    await clearOldTries(sql);
    await clearOldSessions(sql);
    for (const townId of await townIds(sql)) await inTown(sql, townId, systemActor, clearOldKeys);
  },
};

export const peopleTimed: readonly Timed[] = [{ task: 'people.clear', pattern: '23 * * * *' }];
