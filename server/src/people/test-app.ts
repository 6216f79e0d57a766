import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountPolicy } from '@chengyun/contract/account-policy';
import type { KeyScope, StaffRole } from '@chengyun/contract/people';
import type { Post } from '@chengyun/contract/words';
import pino from 'pino';
import { v7 } from 'uuid';
import { readConfig } from '../config.ts';
import { type TestDatabase, testDatabase } from '../support/db/test-database.ts';
import type { Http } from '../support/http/build-http.ts';
import type { World } from '../support/world.ts';
import { insertAccount } from './accounts/account-queries.ts';
import { systemActor } from './actor.ts';
import { type App, assemble } from './assemble.ts';
import { inTown } from './in-town.ts';
import { makeKey } from './keys/make-key.ts';
import { writePolicy } from './policy/policy-store.ts';
import { addMembership } from './staff/staff-queries.ts';
import type { Stage } from './stage.ts';

const TOWN = 'test';
const PASSWORD = 'Vortrefflich-7-Wege';

type Standing = {
  readonly roles?: readonly StaffRole[];
  readonly unitIds?: readonly string[];
  readonly areaCodes?: readonly string[];
};

export type TestPerson = { readonly id: string; readonly username: string; readonly password: string };

/** The application over a database of the test's own, with makers of callers. */
export type TestApp = {
  readonly db: TestDatabase;
  readonly world: World;
  readonly http: Http;
  readonly app: App;
  /** An account with rights held in the town `test`; without roles it belongs to no town. The administrators need no second factor here: `policy`. */
  readonly person: (
    standing?: Standing & { readonly username?: string; readonly post?: Post; readonly bootstrap?: boolean },
  ) => Promise<TestPerson>;
  /** Signs in and returns the headers that carry the session. */
  readonly signIn: (person: TestPerson) => Promise<{ readonly cookie: string }>;
  /** Makes a key and returns the headers that carry it: the quickest way to call a route in a test. */
  readonly key: (
    standing: Standing & { readonly scopes?: readonly KeyScope[] },
  ) => Promise<{ readonly authorization: string }>;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly stages?: readonly Stage[];
  readonly now?: () => Date;
  readonly policy?: Partial<AccountPolicy>;
  /** Settings beside those of every test. */
  readonly env?: Readonly<Record<string, string>>;
};

/** Builds it; call `stop` in `afterAll`. */
export async function testApp({ stages = [], now = () => new Date(), policy, env }: Options = {}): Promise<TestApp> {
  const db = await testDatabase();
  const { sql } = db;
  const world = testWorld(db, now, env);
  // Tests of second factors say so; in all others an administrator signs in with a password.
  await writePolicy(db.ownerSql, { factorRoles: [], ...policy }, null);
  const app = await assemble(world, { stages, version: '0.0.0', webDir: '/none' });
  return {
    ...{ db, world, app, http: app.http },
    person: (standing) => makePerson(world, app, standing),
    signIn: async ({ username, password }) => {
      const payload = { username, password };
      const answer = await app.http.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload });
      const [cookie] = answer.cookies;
      if (!cookie) throw new Error(`sign-in of ${username} failed: ${answer.body}`);
      return { cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}` };
    },
    key: async ({ roles = ['dispatcher'], unitIds = [], scopes = ['read', 'write'] }) => {
      const wanted = { name: 'test', roles: [...roles], unitIds: [...unitIds], scopes: [...scopes], days: 1 };
      const made = await inTown(sql, TOWN, systemActor, (tx) => makeKey(tx, TOWN, 'system', wanted, new Date()));
      return { authorization: `Bearer ${made.key}` };
    },
    stop: async () => {
      await app.stop();
      await closeTestWorld(db, world);
    },
  };
}

/** The world over a test's database, its log silent, its data in a folder of its own. */
export function testWorld({ sql, ownerSql, ownerUrl }: TestDatabase, now = () => new Date(), env = {}): World {
  const dataDir = mkdtempSync(join(tmpdir(), 'chengyun-test-data-'));
  const off = { SAMPLE_DAY: 'off', MQTT_PORT: 'off', GBT26875_PORT: 'off', HJ212_PORT: 'off', GBT28181_PORT: 'off' };
  const read = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...off, ...env }, ['--empty'], dataDir);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return { ...{ sql, ownerSql, ownerUrl, now }, log: pino({ level: 'silent' }), config: read.config };
}

/** Closes the database and removes the data folder. */
export async function closeTestWorld(db: TestDatabase, { config }: World): Promise<void> {
  await db.close();
  rmSync(config.dataDir, { recursive: true, force: true });
}

let count = 0;

async function makePerson(
  { sql }: World,
  app: App,
  {
    roles = [],
    unitIds = [],
    areaCodes = [],
    username,
    post,
    bootstrap = false,
  }: Parameters<TestApp['person']>[0] = {},
): Promise<TestPerson> {
  const id = v7();
  const person = { id, username: username ?? `person-${++count}`, password: PASSWORD };
  const passwordHash = await app.people.hashing.hash(PASSWORD);
  await inTown(sql, TOWN, systemActor, async (tx) => {
    const account = {
      id,
      username: person.username,
      name: `人员${count}`,
      passwordHash,
      bootstrap,
      ...(post ? { post } : {}),
    };
    await insertAccount(tx, { ...account, mustChangePassword: false });
    if (roles.length > 0) await addMembership(tx, TOWN, id, { roles, unitIds, areaCodes });
  });
  return person;
}
