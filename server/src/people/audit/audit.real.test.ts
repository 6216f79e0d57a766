import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../test-app.ts';
import { auditStage } from './audit-stage.ts';

let app: TestApp;
let auditor: { readonly cookie: string };
let sysadmin: { readonly cookie: string };
let wang: TestPerson;
beforeAll(async () => {
  app = await testApp({ stages: [auditStage] });
  auditor = await app.signIn(await app.person({ post: 'auditor' }));
  sysadmin = await app.signIn(await app.person({ post: 'sysadmin' }));
  wang = await app.person({ roles: ['leader'], username: 'wang' });
});
afterAll(() => app.stop());

const TOWN = '/api/towns/test';

async function search(query: string, headers: Readonly<Record<string, string>> = auditor) {
  const answer = await app.http.inject({ url: `${TOWN}/audit?${query}`, headers: { ...headers } });
  return { status: answer.statusCode, body: answer.json() };
}

function signIn(username: string, password: string) {
  const payload = { username, password };
  const headers = { 'user-agent': 'a browser' };
  return app.http.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload,
    headers,
    remoteAddress: '10.9.8.7',
  });
}

test('a sign-in is told with who, when, whence and whether it went well; a password never', async () => {
  await signIn('wang', 'Wrong-Password-1');
  await signIn('wang', wang.password);
  const { body } = await search('kind=account&address=10.9.8.7');
  const line = {
    action: 'POST /api/auth/sign-in/username',
    address: '10.9.8.7',
    objectType: 'person',
    objectId: wang.id,
  };
  expect(body.entries).toEqual([
    expect.objectContaining({ ...line, ok: true, code: null, actorId: wang.id }),
    expect.objectContaining({ ...line, ok: false, code: 'account.wrong-password', actorId: null }),
  ]);
  expect(JSON.stringify(body)).not.toMatch(/Wrong-Password|Vortrefflich/);
});

test('a name that nobody has is told in part only, for people type their password there', async () => {
  await signIn('Geheim-Wort-99', 'x');
  const { body } = await search('kind=account&ok=no');
  expect(body.entries[0]).toMatchObject({ objectType: 'unknown', objectId: 'ge… (14)' });
  expect(JSON.stringify(body)).not.toContain('Geheim-Wort-99'.toLowerCase());
});

test('a change of rights is told with what was and what became, and by whom', async () => {
  await app.db.ownerSql`update platform.membership set roles = '{chief}' where user_id = ${wang.id}`;
  const { body } = await search(`object=wang&kind=rights`);
  expect(body.entries[0]).toMatchObject({
    ...{ action: 'membership.update', actorId: null, objectName: expect.any(String) },
    ...{ before: { roles: ['leader'] }, after: { roles: ['chief'] } },
  });
});

test('a refusal is told with its code and by whose name', async () => {
  const headers = await app.signIn(wang);
  const answer = await app.http.inject({ method: 'POST', url: `${TOWN}/keys`, payload: {}, headers });
  expect(answer.statusCode).toBe(403);
  const { body } = await search('who=wang&ok=no&action=POST /keys');
  expect(body.entries).toEqual([expect.objectContaining({ code: 'forbidden', actorId: wang.id, kind: 'rights' })]);
});

test('the trail is for the auditor alone, and reading it is told too', async () => {
  expect((await search('', sysadmin)).status).toBe(403);
  expect((await search('', await app.signIn(wang))).status).toBe(403);
  await search('kind=export');
  const { body } = await search('kind=look');
  expect(body.entries.length).toBeGreaterThan(0);
  expect(body.entries[0]).toMatchObject({ action: 'GET /audit', ok: true });
});

test('pages follow each other without a gap or a double', async () => {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body }: { body: { entries: { id: string }[]; next: string | null } } = await search(
      `limit=3&to=${new Date().toISOString()}${cursor ? `&cursor=${cursor}` : ''}`,
    );
    seen.push(...body.entries.map(({ id }) => id));
    cursor = seen.length > 40 ? null : body.next;
  }
  expect(seen.length).toBeGreaterThan(6);
  expect(new Set(seen).size).toBe(seen.length);
  expect((await search('cursor=nonsense')).status).toBe(400);
});

test('the file holds the same lines, and no cell is a formula', async () => {
  await signIn('=cmd|x', 'x');
  const answer = await app.http.inject({ url: `${TOWN}/audit/export?format=csv&kind=account`, headers: auditor });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(answer.body).toContain('POST /api/auth/sign-in/username');
  expect(answer.body.split('\r\n')[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,账户与登录,/);
  expect(answer.body).toContain(`,'=c… (6)`);
  const [told] = (await search('kind=export')).body.entries;
  expect(told).toMatchObject({ action: 'GET /audit/export', detail: { query: { format: 'csv', kind: 'account' } } });
});

test('the overview tells who is locked, which keys are a worry and how the chains stand', async () => {
  for (let n = 0; n < 5; n += 1) await signIn('li-four', 'x');
  await app.key({ roles: ['chief'] });
  await app.http.inject({ method: 'POST', url: `${TOWN}/security/check`, headers: auditor });
  const answer = await app.http.inject({ url: `${TOWN}/security`, headers: sysadmin });
  expect(answer.json()).toMatchObject({
    locked: [{ username: 'li-four', address: '10.9.8.7', tries: 5, until: expect.any(String) }],
    keys: [{ name: 'test', worry: 'ends_soon' }],
    chains: [{ chain: 'test' }, { chain: '_platform' }],
    backup: null,
  });
  expect(answer.json().failures).toBeNull();
  const toAuditor = await app.http.inject({ url: `${TOWN}/security`, headers: auditor });
  expect(toAuditor.json().failures).toBeGreaterThanOrEqual(5);
  const [job] = await app.db
    .ownerSql`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'audit.check'`;
  expect(job?.['n']).toBe(1);
});
