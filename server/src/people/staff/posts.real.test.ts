import { staffRoles } from '@chengyun/contract/people';
import { posts, type Role } from '@chengyun/contract/words';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAccount } from '../accounts/account-queries.ts';
import { type Actor, systemActor } from '../actor.ts';
import { inTown } from '../in-town.ts';
import { postOf } from '../policy/standing.ts';
import { type TestApp, testApp } from '../test-app.ts';
import { addMembership, askMembership, grantRights } from './staff-queries.ts';

/* Below the routes: what the tables let through, whoever asks. */

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const as = (role: Role, id: string = v7()): Actor => ({ ...systemActor, id, roles: [role] });

async function account(actor: Actor = systemActor, more = {}): Promise<string> {
  const id = v7();
  const one = { id, username: id, name: '甲', passwordHash: 'x', mustChangePassword: false, ...more };
  await inTown(app.db.sql, 'test', actor, (sql) => insertAccount(sql, one));
  return id;
}

const nowhere = { unitIds: [], areaCodes: [] };

test('of all sets of roles, exactly those stand in which an administrator stands alone', async () => {
  const sets = Array.from({ length: 2 ** staffRoles.length - 1 }, (_, n) =>
    staffRoles.filter((_role, place) => ((n + 1) >> place) & 1),
  );
  const held = await app.db.ownerSql.begin(async (sql) => {
    const stood: boolean[] = [];
    for (const roles of sets) {
      const stands = await sql
        .savepoint(async (inner) => {
          const id = v7();
          await insertAccount(inner, { id, username: id, name: '甲', passwordHash: 'x', mustChangePassword: false });
          await addMembership(inner, 'test', id, { roles, ...nowhere });
          return true;
        })
        .catch((error: unknown) => (String(error).includes('posts_stand_alone') ? false : Promise.reject(error)));
      stood.push(stands);
    }
    return stood;
  });
  expect(sets.length).toBe(1023);
  expect(held).toEqual(sets.map((roles) => postOf(roles) === undefined || roles.length === 1));
});

test('two posts in two towns are as little held as two in one', async () => {
  await app.db.ownerSql`insert into platform.town (id, name_zh, name_en, prefix, zone, center, bbox)
    values ('beside', '邻镇', 'Beside', 'BS', 'Asia/Shanghai', '{1,1}', '{0,0,2,2}')`;
  const pairs = posts.flatMap((here) => staffRoles.map((there) => [here, there] as const));
  for (const [here, there] of pairs) {
    const id = await account();
    const add = (town: string, role: (typeof staffRoles)[number]) =>
      app.db.ownerSql.begin((sql) => addMembership(sql, town, id, { roles: [role], ...nowhere }));
    await add('test', here);
    const stands = await add('beside', there).then(
      () => true,
      () => false,
    );
    expect([here, there, stands]).toEqual([here, there, here === there]);
  }
});

test('a post of the installation excludes every role in a town, whichever comes first', async () => {
  const first = await account(systemActor, { post: 'secadmin' });
  const join = (id: string) =>
    inTown(app.db.sql, 'test', systemActor, (sql) => addMembership(sql, 'test', id, { roles: ['intake'], ...nowhere }));
  await expect(join(first)).rejects.toThrow('holds no other role');
  const second = await account();
  await join(second);
  await expect(app.db.ownerSql`update platform.person set post = 'auditor' where id = ${second}`).rejects.toThrow(
    'no other role',
  );
});

test('two grants at the same time cannot make somebody two administrators', async () => {
  const id = await account();
  const add = (town: string, role: (typeof staffRoles)[number]) =>
    app.db.ownerSql.begin(async (sql) => {
      await addMembership(sql, town, id, { roles: [role], ...nowhere });
      await sql`select pg_sleep(0.2)`;
    });
  const done = await Promise.allSettled([add('test', 'sysadmin'), add('beside', 'auditor')]);
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('only a security administrator writes rights, only a system administrator accounts, whatever the route', async () => {
  const outcome = async (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      () => 'refused',
    );
  for (const role of staffRoles) {
    const actor = as(role);
    const id = await account();
    const ask = inTown(app.db.sql, 'test', actor, (sql) =>
      askMembership(sql, 'test', id, { roles: ['unit'], ...nowhere }, actor.id),
    );
    expect([role, 'ask', await outcome(ask)]).toEqual([
      role,
      'ask',
      role === 'sysadmin' || role === 'secadmin' ? 'done' : 'refused',
    ]);
    const held = await account();
    const grant = inTown(app.db.sql, 'test', actor, (sql) =>
      addMembership(sql, 'test', held, { roles: ['unit'], ...nowhere }),
    );
    expect([role, 'grant', await outcome(grant)]).toEqual([role, 'grant', role === 'secadmin' ? 'done' : 'refused']);
    expect([role, 'account', await outcome(account(actor))]).toEqual([
      role,
      'account',
      role === 'sysadmin' ? 'done' : 'refused',
    ]);
    expect([role, 'post', await outcome(account(actor, { post: 'auditor' }))]).toEqual([role, 'post', 'refused']);
  }
});

test('who made a membership does not grant it, though they have become security administrator', async () => {
  const [maker, id] = [v7(), await account()];
  await inTown(app.db.sql, 'test', as('sysadmin', maker), (sql) =>
    askMembership(sql, 'test', id, { roles: ['leader'], ...nowhere }, maker),
  );
  const grant = (by: string) =>
    inTown(app.db.sql, 'test', as('secadmin', by), (sql) =>
      grantRights(sql, 'test', id, { roles: ['leader'], ...nowhere }, by),
    );
  await expect(grant(maker)).rejects.toThrow('two_people_grant');
  await expect(grant(id)).rejects.toThrow('never their own');
  await grant(v7());
});
