import type { Post, Role } from '@chengyun/contract/words';
import { unitIds } from '../cases/testing/a-town.ts';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { makeKiosk } from '../people/keys/kiosk-routes.ts';
import type { TestApp } from '../people/test-app.ts';
import { AREA_A, companyIds, OTHER_TOWN, TOWN } from './grounds.ts';
import type { Reporter } from './whose.ts';

/** Somebody who tries every route: who they are and what of the town is theirs. */
export type Walker = {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A stranger bears nothing that holds; a foreigner belongs to the other town. */
  readonly standing: 'stranger' | 'foreign' | 'staff';
  readonly roles: readonly Role[];
  readonly unit?: 'A' | 'B';
  readonly area?: 'A';
  /** From outside: whose reports are theirs. */
  readonly own?: Reporter;
  /** False for a key that may read only. */
  readonly writes: boolean;
  /** A screen of the hall, which reads what the wall shows. */
  readonly kiosk?: true;
  /** A person signed in, as against a key. */
  readonly person: boolean;
};

type Standing = {
  readonly roles: readonly Exclude<Role, 'system' | 'kiosk'>[];
  readonly unitIds?: readonly string[];
  readonly areaCodes?: readonly string[];
};

/** One of every role, two units, two areas, the three administrators, keys, foreigners and strangers. */
export async function makeWalkers(app: TestApp): Promise<readonly Walker[]> {
  const one = async (name: string, standing: Standing, more: Partial<Walker> = {}): Promise<Walker> => ({
    ...{ name, headers: await app.signIn(await app.person(standing)), standing: 'staff', roles: standing.roles },
    ...{ writes: true, person: true, ...more },
  });
  const desk = ['admin', 'intake', 'dispatcher', 'chief', 'leader'] as const;
  return [
    { name: 'nobody', headers: {}, standing: 'stranger', roles: [], writes: false, person: false },
    await endedKey(app),
    ...(await Promise.all(desk.map((role) => one(role, { roles: [role] })))),
    await one('unit A', { roles: ['unit'], unitIds: [unitIds.roads] }, { unit: 'A' }),
    await one('unit B', { roles: ['unit'], unitIds: [unitIds.water] }, { unit: 'B' }),
    await one('patrol of area A', { roles: ['patrol'], areaCodes: [AREA_A] }, { area: 'A' }),
    await one('patrol of nowhere', { roles: ['patrol'] }),
    await one('company A', { roles: ['enterprise'], unitIds: [companyIds.A] }, { own: 'company A' }),
    await one('colleague in company A', { roles: ['enterprise'], unitIds: [companyIds.A] }, { own: 'company A' }),
    await one('company B', { roles: ['enterprise'], unitIds: [companyIds.B] }, { own: 'company B' }),
    await one('resident A', { roles: ['resident'] }, { own: 'resident A' }),
    await one('resident B', { roles: ['resident'] }, { own: 'resident B' }),
    ...(await Promise.all((['sysadmin', 'secadmin', 'auditor'] as const).map((post) => administrator(app, post)))),
    await key(app, 'key of unit A', { roles: ['unit'], unitIds: [unitIds.roads], scopes: ['read', 'write'] }, 'A'),
    await key(app, 'key that reads', { roles: ['dispatcher'], scopes: ['read'] }),
    await screen(app),
    ...(await Promise.all([foreigner(app, 'chief'), foreigner(app, 'unit'), foreigner(app, 'resident')])),
  ];
}

async function administrator(app: TestApp, post: Post): Promise<Walker> {
  const headers = await app.signIn(await app.person({ post }));
  return { name: post, headers, standing: 'staff', roles: [post], writes: true, person: true };
}

async function key(app: TestApp, name: string, given: Parameters<TestApp['key']>[0], unit?: 'A'): Promise<Walker> {
  const writes = given.scopes?.includes('write') ?? true;
  const facts = { headers: await app.key(given), standing: 'staff' as const, roles: given.roles ?? [] };
  return { name, ...facts, ...(unit ? { unit } : {}), writes, person: false };
}

async function endedKey(app: TestApp): Promise<Walker> {
  const headers = await app.key({ roles: ['admin'] });
  await app.db.ownerSql`update platform.api_key set revoked_at = now()`;
  return { name: 'a key that was revoked', headers, standing: 'stranger', roles: [], writes: false, person: false };
}

async function screen({ http, db }: TestApp): Promise<Walker> {
  const made = await inTown(db.sql, TOWN, systemActor, (sql) =>
    makeKiosk(sql, { townId: TOWN, createdBy: 'system', name: 'hall', now: new Date() }),
  );
  const [, token = ''] = made.link.split('#kiosk=');
  const answer = await http.inject({ method: 'POST', url: '/api/kiosk/open', payload: { token } });
  const [cookie] = answer.cookies;
  if (!cookie) throw new Error(`the screen was not let in: ${answer.body}`);
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  return { name: 'screen', headers, standing: 'staff', roles: ['kiosk'], writes: false, kiosk: true, person: false };
}

async function foreigner(app: TestApp, role: Role): Promise<Walker> {
  const person = await app.person({});
  await app.db.ownerSql`
    insert into platform.membership (user_id, town_id, roles) values (${person.id}, ${OTHER_TOWN}, ${[role]})`;
  const headers = await app.signIn(person);
  return { name: `${role} of the other town`, headers, standing: 'foreign', roles: [role], writes: true, person: true };
}
