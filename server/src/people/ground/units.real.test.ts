import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '../test-app.ts';
import { government, greening, groundApp } from './testing/ground-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await groundApp();
});
afterAll(() => app.stop());

const url = '/api/towns/test/units';
const squad = {
  ...{ code: 'D02', name: '综合行政执法队', kind: 'department', parentId: government.id },
  ...{ areaCodes: ['310199101001'], duties: ['sanitation'] },
};

async function add(payload: object) {
  const headers = await app.key({ roles: ['admin'] });
  return app.http.inject({ method: 'POST', url, headers, payload });
}

async function change(id: string, payload: object, version?: number) {
  const headers = { ...(await app.key({ roles: ['admin'] })), ...(version ? { 'if-match': `"${version}"` } : {}) };
  return app.http.inject({ method: 'PATCH', url: `${url}/${id}`, headers, payload });
}

test('a unit is added below another and read back by anyone of the town', async () => {
  const added = await add(squad);
  expect(added.statusCode).toBe(201);
  expect(added.json()).toEqual({ ...squad, id: added.json().id, active: true, version: 1 });
  const headers = await app.key({ roles: ['unit'] });
  const { units } = (await app.http.inject({ url, headers })).json();
  expect(units.map(({ code }: { code: string }) => code)).toEqual(['D01', 'D02', 'T']);
});

test('a code that is taken, an area and a parent that are not there are refused', async () => {
  expect((await add({ ...squad, code: 'T' })).json().code).toBe('ground.unit-code-taken');
  expect((await add({ ...squad, code: 'X1', areaCodes: ['999999999'] })).json().detail).toContain('999999999');
  const lost = await add({ ...squad, code: 'X2', parentId: '00000000-0000-7000-8000-999999999999' });
  expect([lost.statusCode, lost.json().code]).toEqual([422, 'ground.unit-parent']);
});

test('a change keeps what it leaves out and counts the version up', async () => {
  const answer = await change(greening.id, { name: '绿化所', duties: ['greening', 'sanitation'] }, 1);
  expect(answer.json()).toMatchObject({ name: '绿化所', kind: 'department', parentId: government.id, version: 2 });
  const late = await change(greening.id, { name: '绿化市容所' }, 1);
  expect([late.statusCode, late.json().version]).toEqual([409, 2]);
});

test('a unit cannot stand below itself', async () => {
  const answer = await change(government.id, { parentId: greening.id });
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'ground.unit-parent']);
  expect((await change(greening.id, { parentId: greening.id })).statusCode).toBe(422);
});

test('a unit with active ones below it stays active', async () => {
  const answer = await change(government.id, { active: false });
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'ground.unit-has-active']);
  expect((await change(greening.id, { active: false })).json().active).toBe(false);
  expect((await change(greening.id, { active: true })).json().active).toBe(true);
});

test('a unit cannot change units, not even its own', async () => {
  const headers = await app.key({ roles: ['unit'], unitIds: [greening.id] });
  const patch = await app.http.inject({
    method: 'PATCH',
    url: `${url}/${greening.id}`,
    headers,
    payload: { name: 'x' },
  });
  const post = await app.http.inject({ method: 'POST', url, headers, payload: { ...squad, code: 'X3' } });
  expect([patch.statusCode, post.statusCode]).toEqual([403, 403]);
});

test('unit kinds are the shipped ones and those in use', async () => {
  const headers = await app.key({ roles: ['admin'] });
  const { unitKinds } = (await app.http.inject({ url: '/api/towns/test/unit-kinds', headers })).json();
  expect(unitKinds).toContainEqual({ id: 'greening', name: { zh: '园林绿化', en: 'Parks and greening' } });
});

test('the directory names units and the people who may sign in, for any role', async () => {
  const clerk = await app.person({ roles: ['intake'], unitIds: [government.id], username: 'clerk' });
  const gone = await app.person({ roles: ['unit'], unitIds: [greening.id], username: 'gone' });
  await app.db.ownerSql`update platform.person set disabled = true where id = ${gone.id}`;
  const headers = await app.key({ roles: ['patrol'] });
  const { units, people } = (await app.http.inject({ url: '/api/towns/test/directory', headers })).json();
  expect(units.map(({ name }: { name: string }) => name)).toContain('镇人民政府');
  expect(people).toEqual([{ id: clerk.id, name: people[0].name, roles: ['intake'], unitIds: [government.id] }]);
});
