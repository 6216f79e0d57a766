import type { PrivacyCase, PrivacyDetail } from '@chengyun/contract/privacy-request';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditStage } from '../../people/audit/audit-stage.ts';
import { type TestApp, type TestPerson, testApp } from '../../people/test-app.ts';
import { casesStage } from '../cases.ts';
import { settle } from '../testing/a-real-town.ts';
import { eraseOldRequests } from './erase-old.ts';

let app: TestApp;
let staff: Readonly<Record<'intake' | 'chief', { readonly person: TestPerson; readonly call: Call }>>;
beforeAll(async () => {
  const start: typeof casesStage.start = async (world) => {
    await settle(world.ownerSql);
    return casesStage.start(world);
  };
  app = await testApp({ stages: [auditStage, { ...casesStage, start }] });
  staff = { intake: await member('intake'), chief: await member('chief') };
});
afterAll(() => app.stop());

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
}
type Call = (method: 'GET' | 'POST', path: string, payload?: object) => Promise<Answer>;

async function member(role: 'intake' | 'chief' | 'dispatcher' | 'leader' | 'admin' | 'auditor') {
  const person = await app.person(role === 'auditor' ? { post: role } : { roles: [role] });
  const headers = { ...(await app.signIn(person)), 'accept-language': 'zh' };
  const call: Call = async (method, path, payload) => {
    const url = `/api/towns/test${path}`;
    const answer = await app.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    const { statusCode: status, body: text } = answer;
    return { status, text, body: text.startsWith('{') ? answer.json() : {} };
  };
  return { person, call };
}

let count = 0;
/** A number that nobody else of these tests has. */
const aPhone = () => `138001${String(20_000 + count++)}`;

async function reported(phone: string, more: object = {}): Promise<string> {
  const reporter = { name: '欧阳试例', phone, address: '锦安路720弄12号1302室' };
  const text = `路灯不亮，请回电${phone}，物业电话13911112222。`;
  const made = await staff.intake.call('POST', '/cases', { kind: 'ticket', source: 'phone', text, reporter, ...more });
  expect(made.status).toBe(201);
  return String(made.body['id']);
}

async function ended(id: string): Promise<string> {
  const answer = await staff.intake.call('POST', `/cases/${id}/actions/decline`, { reason: '不属本镇' });
  expect(answer.status).toBe(200);
  return id;
}

async function received(kind: string, phone: string, more: object = {}): Promise<string> {
  const asked = `我是欧阳试例，${phone}，想知道留了我哪些信息。`;
  const applicant = { name: '欧阳试例', phone };
  const made = await staff.chief.call('POST', '/privacy-requests', { kind, way: 'phone', applicant, asked, ...more });
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  return String(made.body['id']);
}

async function verified(kind: string, phone: string): Promise<string> {
  const id = await received(kind, phone);
  expect(await step(id, 'verify', { identity: 'call_back', note: `回拨 ${phone}，能说出来电内容` })).toMatchObject({
    status: 200,
  });
  return id;
}

const step = (id: string, name: string, given: object) =>
  staff.chief.call('POST', `/privacy-requests/${id}/${name}`, given);
const detail = async (id: string) =>
  (await staff.chief.call('GET', `/privacy-requests/${id}`)).body as unknown as PrivacyDetail;
const found = async (id: string) =>
  (await staff.chief.call('GET', `/privacy-requests/${id}/cases`)).body['cases'] as readonly PrivacyCase[];
const refusedAs = (status: number, code: string) => ({ status, body: { code } });

/** Every row of every table of the database as text, as a stolen copy of it would be read. */
async function everything(): Promise<string> {
  const { ownerSql } = app.db;
  const tables = await ownerSql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await ownerSql.unsafe<{ text: string }[]>(`select t::text as text from ${name} t`);
    texts.push(...rows.map((row) => row.text));
  }
  return texts.join('\n');
}

test('a request goes its way from receipt to answer, masked, with a due day and every step in its history', async () => {
  const phone = aPhone();
  const caseId = await reported(phone);
  const id = await received('access', phone);
  const masked = { name: '欧阳*', phone: `138****${phone.slice(-4)}` };
  const before = await detail(id);
  expect(before).toMatchObject({ state: 'received', applicant: masked, lamp: 'green', late: false, identity: null });
  expect(before.asked).toBe(`我是欧阳*，138****${phone.slice(-4)}，想知道留了我哪些信息。`);
  expect(before.number).toMatch(/^[A-Z]+-GR-\d{4}-\d{4}$/);
  expect(before.allowed).toEqual(['verify', 'look', 'refuse']);
  await step(id, 'verify', { identity: 'document', note: '当面核对身份证' });
  const [one, ...others] = await found(id);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ id: caseId, held: 'reporter', name: '欧阳*', sameName: true, ended: false });
  const file = await step(id, 'export', { caseIds: [caseId], reason: '本人申请复制', format: 'csv' });
  expect(file.status).toBe(200);
  const answered = await step(id, 'answer', { outcome: 'done', way: 'window', note: '当面交付复制件一份' });
  expect(answered.body).toMatchObject({ state: 'answered', outcome: 'done', lamp: null, allowed: [] });
  const after = await detail(id);
  expect(after.steps.map(({ action, by }) => [action, by])).toEqual(
    ['receive', 'verify', 'export', 'answer'].map((action) => [action, expect.any(String)]),
  );
  expect(after.steps[2]).toMatchObject({ note: '本人申请复制', cases: [{ id: caseId, number: one?.number }] });
});

test('the file holds what the person gave, in full, and nobody else; each case of it is a look with its reason', async () => {
  const phone = aPhone();
  const caseId = await reported(phone);
  const id = await verified('access', phone);
  const { text } = await step(id, 'export', { caseIds: [caseId], reason: '本人申请复制', format: 'csv' });
  expect(text).toContain('案件编号,反映时间,姓名,联系电话');
  expect(text).toContain(
    `欧阳试例,${phone},,锦安路720弄12号1302室,"路灯不亮，请回电${phone}，物业电话139****2222。"`.replaceAll('"', ''),
  );
  expect(text).not.toContain('13911112222');
  const looks = await app.db.ownerSql<{ actor_id: string }[]>`
    select actor_id from town_test.reveal where case_id = ${caseId}`;
  expect(looks).toEqual([{ actor_id: staff.chief.person.id }]);
});

test('who asks is seen in full only for a reason, which is kept in the history', async () => {
  const phone = aPhone();
  const id = await received('correct', phone);
  const seen = await step(id, 'reveal', { reason: `回拨 ${phone} 核验` });
  expect(seen.body).toMatchObject({ applicant: { name: '欧阳试例', phone } });
  expect(String(seen.body['asked'])).toContain(`我是欧阳试例，${phone}`);
  const { steps } = await detail(id);
  expect(steps.at(-1)).toMatchObject({ action: 'look', note: `回拨 138****${phone.slice(-4)} 核验` });
});

test('nothing is looked for, taken out, changed or answered before the identity was checked', async () => {
  const phone = aPhone();
  const caseId = await ended(await reported(phone));
  const refused = refusedAs(422, 'privacy.not-now');
  const access = await received('access', phone);
  expect(await staff.chief.call('GET', `/privacy-requests/${access}/cases`)).toMatchObject(refused);
  const reason = { caseIds: [caseId], reason: '本人申请' };
  expect(await step(access, 'export', { ...reason, format: 'csv' })).toMatchObject(refused);
  expect(await step(access, 'answer', { outcome: 'done', way: 'phone', note: '已告知' })).toMatchObject(refused);
  expect(await step(await received('erase', phone), 'erase', reason)).toMatchObject(refused);
  const correct = await received('correct', phone);
  expect(await step(correct, 'correct', { ...reason, applicant: { name: '欧阳试立' } })).toMatchObject(refused);
});

test('a step of another kind, a case of somebody else, an answer that is not true, and a second end are refused', async () => {
  const [phone, other] = [aPhone(), aPhone()];
  const [own, foreign] = [await reported(phone), await reported(other)];
  const id = await verified('access', phone);
  const given = { caseIds: [own], reason: '本人申请' };
  expect(await step(id, 'erase', given)).toMatchObject(refusedAs(422, 'privacy.not-this-kind'));
  expect(await step(id, 'export', { ...given, caseIds: [foreign], format: 'csv' })).toMatchObject(
    refusedAs(422, 'privacy.not-theirs'),
  );
  const answer = { way: 'phone', note: '已电话告知' };
  expect(await step(id, 'answer', { ...answer, outcome: 'done' })).toMatchObject(refusedAs(422, 'privacy.undone'));
  expect(await step(id, 'answer', { ...answer, outcome: 'nothing_held' })).toMatchObject(
    refusedAs(422, 'privacy.still-held'),
  );
  const refuse = { ground: 'abuse', way: 'letter', note: '同一事项已多次答复' };
  expect(await step(id, 'refuse', refuse)).toMatchObject({ status: 200, body: { state: 'refused', ground: 'abuse' } });
  expect(await step(id, 'refuse', refuse)).toMatchObject(refusedAs(422, 'privacy.not-now'));
  expect(await step(id, 'reveal', { reason: '再看一次' })).toMatchObject(refusedAs(422, 'privacy.not-now'));
});

test('a case where the number only stands in the text of another caller is named as such and is no part of a file', async () => {
  const [phone, other] = [aPhone(), aPhone()];
  const caseId = await reported(other, { text: `楼下商户 ${phone} 占道经营` });
  const id = await verified('access', phone);
  expect(await found(id)).toMatchObject([{ id: caseId, held: 'mentioned', name: null, sameName: null }]);
  expect(await step(id, 'export', { caseIds: [caseId], reason: '本人申请', format: 'csv' })).toMatchObject(
    refusedAs(422, 'privacy.not-theirs'),
  );
  const answer = { outcome: 'nothing_held', way: 'phone', note: '未以该号码登记过诉求' };
  expect(await step(id, 'answer', answer)).toMatchObject({ status: 200, body: { outcome: 'nothing_held' } });
});

test('a correction is sealed anew, found by the new number and no more by the old one, and told by its fields alone', async () => {
  const [phone, fresh] = [aPhone(), aPhone()];
  const caseId = await reported(phone, { text: '路灯不亮' });
  const id = await verified('correct', phone);
  const applicant = { name: '欧阳试立', phone: fresh };
  const done = await step(id, 'correct', { caseIds: [caseId], reason: '本人更名、换号', applicant });
  expect(done.body['steps']).toMatchObject([{}, {}, { action: 'correct', fields: ['name', 'phone'] }]);
  const seen = await staff.chief.call('POST', `/cases/${caseId}/reveal`, { reason: '回访核实' });
  expect(seen.body['reporter']).toEqual({
    ...{ name: '欧阳试立', phone: fresh, idNumber: null, address: '锦安路720弄12号1302室' },
  });
  const search = async (q: string) =>
    (await staff.chief.call('GET', `/cases?q=${encodeURIComponent(q)}`)).body['cases'];
  expect(await search(fresh)).toMatchObject([{ id: caseId }]);
  expect(await search(phone)).toEqual([]);
  expect(await found(id)).toEqual([]);
  const all = await everything();
  expect([phone, fresh, '欧阳试立'].filter((value) => all.includes(value))).toEqual([]);
  const answer = { outcome: 'done', way: 'phone', note: '已更正' };
  expect(await step(id, 'answer', answer)).toMatchObject({ status: 200 });
});

test('of three cases the two that have ended are erased, the open one is left and named with its reason', async () => {
  const phone = aPhone();
  const open = await reported(phone);
  const [one, two] = [await ended(await reported(phone)), await ended(await reported(phone))];
  const id = await verified('erase', phone);
  expect((await found(id)).map(({ id: caseId, ended: is }) => [caseId, is]).toSorted()).toEqual(
    [
      [open, false],
      [one, true],
      [two, true],
    ].toSorted(),
  );
  const done = await step(id, 'erase', { caseIds: [open, one, two], reason: `${phone} 本人要求删除` });
  const last = (done.body as unknown as PrivacyDetail).steps.at(-1);
  expect(last?.cases.map((each) => each.id)).toEqual([one, two]);
  expect(last?.left).toMatchObject([{ id: open, why: 'open' }]);
  for (const gone of [one, two])
    expect((await staff.chief.call('GET', `/cases/${gone}`)).body).toMatchObject({ reporter: null });
  expect((await staff.chief.call('GET', `/cases/${open}`)).body).toMatchObject({ reporter: { name: '欧阳*' } });
  expect((await found(id)).map((each) => each.id)).toEqual([open]);
  const whole = { outcome: 'done', way: 'phone', note: '已删除' };
  expect(await step(id, 'answer', whole)).toMatchObject(refusedAs(422, 'privacy.still-held'));
  const partly = { outcome: 'partly', way: 'phone', note: '两件已删除，一件在办，办结后可再申请' };
  expect(await step(id, 'answer', partly)).toMatchObject({ status: 200, body: { outcome: 'partly' } });
  const erasures = await app.db.ownerSql<{ cases: number; reason: string }[]>`
    select e.cases, e.reason from town_test.erasure e join town_test.erased_case c on c.erasure_id = e.id
    where c.case_id in (${one}, ${two})`;
  const reason = expect.stringMatching(/^[A-Z]+-GR-\d{4}-\d{4} \*\*\* 本人要求删除$/);
  expect(erasures).toEqual([
    { cases: 1, reason },
    { cases: 1, reason },
  ]);
});

test('an export that would show more cases than may still be looked at shows none', async () => {
  const phone = aPhone();
  const ids = [await reported(phone), await reported(phone), await reported(phone)];
  const id = await verified('access', phone);
  const { ownerSql } = app.db;
  await ownerSql`
    update platform.account_policy set data = data || jsonb_build_object('looksPerHour',
      (select count(*) + 2 from (
        select 1 from town_test.reveal where actor_id = ${staff.chief.person.id}
        union all select 1 from town_test.privacy_step where actor_id = ${staff.chief.person.id} and action = 'look') looks))`;
  const given = { reason: '本人申请', format: 'csv' };
  expect(await step(id, 'export', { ...given, caseIds: ids })).toMatchObject({
    status: 429,
    body: { code: 'privacy.too-many-at-once', detail: expect.stringContaining('还可查看 2 件') },
  });
  expect((await detail(id)).steps).toHaveLength(2);
  expect(await step(id, 'export', { ...given, caseIds: ids.slice(0, 2) })).toMatchObject({ status: 200 });
  expect(await step(id, 'reveal', { reason: '再看' })).toMatchObject(refusedAs(429, 'case.looked-often'));
  await ownerSql`update platform.account_policy set data = data - 'looksPerHour'`;
});

test('nobody but the chief knows of a request, nor can change a step of one; the auditor reads its steps in the trail', async () => {
  const phone = aPhone();
  const id = await received('access', phone);
  const { number } = await detail(id);
  for (const role of ['dispatcher', 'leader', 'admin', 'auditor'] as const) {
    const { call } = await member(role);
    expect((await call('GET', '/privacy-requests')).status).toBe(403);
    expect((await call('GET', `/privacy-requests/${id}`)).status).toBe(403);
  }
  expect((await staff.intake.call('POST', `/privacy-requests/${id}/verify`, { identity: 'document' })).status).toBe(
    403,
  );
  const auditor = await member('auditor');
  const trail = await auditor.call('GET', `/audit?object=${id}`);
  expect(trail.body['entries']).toMatchObject([
    { action: 'POST /privacy-requests/:id/verify', ok: false },
    {},
    {},
    {},
    {},
    {
      action: 'privacy.receive',
      kind: 'action',
      actorId: staff.chief.person.id,
      detail: { number, way: 'phone' },
    },
  ]);
  await expect(app.db.ownerSql`update town_test.privacy_step set detail = '{}'`).rejects.toThrow(/append-only/);
  await expect(app.db.ownerSql`delete from town_test.privacy_step`).rejects.toThrow(/append-only/);
});

test('a copy of the whole database holds no name and no number of who asked, also not of what was refused', async () => {
  const phone = aPhone();
  const id = await received('object', phone);
  await step(id, 'reveal', { reason: `联系 ${phone}` });
  await step(id, 'verify', { identity: 'agent', note: `委托人 ${phone}` });
  await step(id, 'refuse', { ground: 'duty', way: 'phone', note: `已电话告知 ${phone}，欧阳试例表示知悉` });
  const bad = { kind: 'access', way: 'phone', applicant: { name: '欧阳试例', phone }, asked: `欧阳试例 ${phone}` };
  const future = await staff.chief.call('POST', '/privacy-requests', { ...bad, receivedAt: '2999-01-01T00:00:00Z' });
  expect(future).toMatchObject(refusedAs(422, 'privacy.received-when'));
  expect((await staff.intake.call('POST', '/privacy-requests', bad)).status).toBe(403);
  const all = await everything();
  expect([phone, '欧阳试例'].filter((value) => all.includes(value))).toEqual([]);
  expect((await detail(id)).steps.at(-1)?.note).toBe(`已电话告知 138****${phone.slice(-4)}，欧阳*表示知悉`);
});

test('requests are listed by their due day, those that ended last, and are found by state, kind and number', async () => {
  const phone = aPhone();
  const early = await received('erase', phone, { receivedAt: new Date(Date.now() - 29 * 86_400_000).toISOString() });
  const late = await received('erase', phone);
  const list = async (query: string) => (await staff.chief.call('GET', `/privacy-requests?${query}`)).body;
  const open = await list('state=open&kind=erase');
  const ids = (open['requests'] as readonly { readonly id: string }[]).map((one) => one.id);
  expect([ids[0], ids.includes(late)]).toEqual([early, true]);
  expect(open).toMatchObject({ days: 15, counts: { open: expect.any(Number), late: expect.any(Number) } });
  expect(open['requests']).toMatchObject([
    { lamp: expect.stringMatching(/red|yellow/) },
    ...ids.slice(1).map(() => ({})),
  ]);
  const { number } = await detail(late);
  expect((await list(`q=${number.toLowerCase()}`))['requests']).toMatchObject([{ id: late }]);
});

test('what is personal of a request itself goes by the policy’s age; what was decided stays', async () => {
  const phone = aPhone();
  const id = await received('access', phone);
  await step(id, 'refuse', { ground: 'identity', way: 'phone', note: '无法核实身份' });
  const { ownerSql } = app.db;
  await ownerSql`update town_test.privacy_request set received_at = '2020-01-01', ended_at = '2020-01-20' where id = ${id}`;
  expect(await eraseOldRequests(ownerSql, 'test', new Date(), 0)).toBe(0);
  expect(await eraseOldRequests(ownerSql, 'test', new Date(), 60)).toBe(1);
  expect(await detail(id)).toMatchObject({ state: 'refused', ground: 'identity', applicant: null, asked: null });
  expect(await eraseOldRequests(ownerSql, 'test', new Date(), 60)).toBe(0);
});
