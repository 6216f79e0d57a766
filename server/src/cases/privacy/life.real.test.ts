import { afterAll, beforeAll, expect, test } from 'vitest';
import { rotateDataKeys } from '../../people/personal/rotate.ts';
import { eraseOldRequests } from './erase-old.ts';
import { aPrivacyDesk, type PrivacyDesk } from './testing/a-privacy-desk.ts';

let desk: PrivacyDesk;
beforeAll(async () => {
  desk = await aPrivacyDesk();
});
afterAll(() => desk.app.stop());

const refusedAs = (status: number, code: string) => ({ status, body: { code } });

test('a request goes its way from receipt to answer, masked, with a due day and every step in its history', async () => {
  const phone = desk.aPhone();
  const caseId = await desk.reported(phone);
  const id = await desk.received('access', phone);
  const masked = { name: '欧阳*', phone: `138****${phone.slice(-4)}` };
  const before = await desk.detail(id);
  expect(before).toMatchObject({ state: 'received', applicant: masked, lamp: 'green', late: false, identity: null });
  expect(before.asked).toBe(`我是欧阳*，138****${phone.slice(-4)}，想知道留了我哪些信息。`);
  expect(before.number).toMatch(/^[A-Z]+-GR-\d{4}-\d{4}$/);
  expect(before.allowed).toEqual(['verify', 'look', 'refuse']);
  await desk.step(id, 'verify', { identity: 'document', note: '当面核对身份证' });
  const [one, ...others] = await desk.found(id);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ id: caseId, held: 'reporter', name: '欧阳*', sameName: true, ended: false });
  const file = await desk.approved(id, { caseIds: [caseId], reason: '本人申请复制', format: 'csv' });
  expect((await desk.taken(id, file)).status).toBe(200);
  const answered = await desk.step(id, 'answer', { outcome: 'done', way: 'window', note: '当面交付复制件一份' });
  expect(answered.body).toMatchObject({ state: 'answered', outcome: 'done', lamp: null, allowed: [] });
  const after = await desk.detail(id);
  expect(after.steps.map(({ action, by }) => [action, by])).toEqual(
    ['receive', 'verify', 'ask_export', 'export', 'answer'].map((action) => [action, expect.any(String)]),
  );
  expect(after.steps[2]).toMatchObject({ note: '本人申请复制', cases: [{ id: caseId, number: one?.number }] });
});

test('who asks is seen in full only for a reason, which is kept in the history', async () => {
  const phone = desk.aPhone();
  const id = await desk.received('correct', phone);
  const seen = await desk.step(id, 'reveal', { reason: `回拨 ${phone} 核验` });
  expect(seen.body).toMatchObject({ applicant: { name: '欧阳试例', phone } });
  expect(String(seen.body['asked'])).toContain(`我是欧阳试例，${phone}`);
  const { steps } = await desk.detail(id);
  expect(steps.at(-1)).toMatchObject({ action: 'look', note: `回拨 138****${phone.slice(-4)} 核验` });
});

test('nothing is looked for, taken out, changed or answered before the identity was checked', async () => {
  const phone = desk.aPhone();
  const caseId = await desk.ended(phone);
  const refused = refusedAs(422, 'privacy.not-now');
  const access = await desk.received('access', phone);
  expect(await desk.chief.call('GET', `/privacy-requests/${access}/cases`)).toMatchObject(refused);
  const reason = { caseIds: [caseId], reason: '本人申请' };
  expect(await desk.step(access, 'export', { ...reason, format: 'csv' })).toMatchObject(refused);
  expect(await desk.step(access, 'answer', { outcome: 'done', way: 'phone', note: '已告知' })).toMatchObject(refused);
  expect(await desk.step(await desk.received('erase', phone), 'erase', reason)).toMatchObject(refused);
  const correct = await desk.received('correct', phone);
  expect(await desk.step(correct, 'correct', { ...reason, applicant: { name: '欧阳试立' } })).toMatchObject(refused);
});

test('a step of another kind, a case of somebody else, an answer that is not true, and a second end are refused', async () => {
  const [phone, other] = [desk.aPhone(), desk.aPhone()];
  const [own, foreign] = [await desk.reported(phone), await desk.reported(other)];
  const id = await desk.verified('access', phone);
  const given = { caseIds: [own], reason: '本人申请' };
  expect(await desk.step(id, 'erase', given)).toMatchObject(refusedAs(422, 'privacy.not-this-kind'));
  expect(await desk.step(id, 'export', { ...given, caseIds: [foreign], format: 'csv' })).toMatchObject(
    refusedAs(422, 'privacy.not-theirs'),
  );
  const answer = { way: 'phone', note: '已电话告知' };
  expect(await desk.step(id, 'answer', { ...answer, outcome: 'done' })).toMatchObject(refusedAs(422, 'privacy.undone'));
  expect(await desk.step(id, 'answer', { ...answer, outcome: 'nothing_held' })).toMatchObject(
    refusedAs(422, 'privacy.still-held'),
  );
  const refuse = { ground: 'abuse', way: 'letter', note: '同一事项已多次答复' };
  expect(await desk.step(id, 'refuse', refuse)).toMatchObject({
    status: 200,
    body: { state: 'refused', ground: 'abuse' },
  });
  expect(await desk.step(id, 'refuse', refuse)).toMatchObject(refusedAs(422, 'privacy.not-now'));
  expect(await desk.step(id, 'reveal', { reason: '再看一次' })).toMatchObject(refusedAs(422, 'privacy.not-now'));
});

test('nobody but the chief knows of a request, nor can change a step of one; the auditor reads its steps in the trail', async () => {
  const phone = desk.aPhone();
  const id = await desk.received('access', phone);
  const { number } = await desk.detail(id);
  for (const role of ['dispatcher', 'leader', 'admin', 'auditor'] as const) {
    const { call } = await desk.member(role);
    expect((await call('GET', '/privacy-requests')).status).toBe(403);
    expect((await call('GET', `/privacy-requests/${id}`)).status).toBe(403);
  }
  expect((await desk.intake.call('POST', `/privacy-requests/${id}/verify`, { identity: 'document' })).status).toBe(403);
  const auditor = await desk.member('auditor');
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
      actorId: desk.chief.person.id,
      detail: { number, way: 'phone' },
    },
  ]);
  await expect(desk.app.db.ownerSql`update town_test.privacy_step set detail = '{}'`).rejects.toThrow(/append-only/);
  await expect(desk.app.db.ownerSql`delete from town_test.privacy_step`).rejects.toThrow(/append-only/);
});

test('a copy of the whole database holds no name and no number of who asked, also not of what was refused', async () => {
  const phone = desk.aPhone();
  const id = await desk.received('object', phone);
  await desk.step(id, 'reveal', { reason: `联系 ${phone}` });
  await desk.step(id, 'verify', { identity: 'agent', note: `委托人 ${phone}` });
  await desk.step(id, 'refuse', { ground: 'duty', way: 'phone', note: `已电话告知 ${phone}，欧阳试例表示知悉` });
  const bad = { kind: 'access', way: 'phone', applicant: { name: '欧阳试例', phone }, asked: `欧阳试例 ${phone}` };
  const future = await desk.chief.call('POST', '/privacy-requests', { ...bad, receivedAt: '2999-01-01T00:00:00Z' });
  expect(future).toMatchObject(refusedAs(422, 'privacy.received-when'));
  expect((await desk.intake.call('POST', '/privacy-requests', bad)).status).toBe(403);
  const all = await desk.everything();
  expect([phone, '欧阳试例'].filter((value) => all.includes(value))).toEqual([]);
  expect((await desk.detail(id)).steps.at(-1)?.note).toBe(`已电话告知 138****${phone.slice(-4)}，欧阳*表示知悉`);
});

test('requests are listed by their due day, those that ended last, and are found by state, kind and number', async () => {
  const phone = desk.aPhone();
  const early = await desk.received('erase', phone, {
    receivedAt: new Date(Date.now() - 29 * 86_400_000).toISOString(),
  });
  const late = await desk.received('erase', phone);
  const list = async (query: string) => (await desk.chief.call('GET', `/privacy-requests?${query}`)).body;
  const open = await list('state=open&kind=erase');
  const ids = (open['requests'] as readonly { readonly id: string }[]).map((one) => one.id);
  expect([ids[0], ids.includes(late)]).toEqual([early, true]);
  expect(open).toMatchObject({ days: 15, counts: { open: expect.any(Number), late: expect.any(Number) } });
  expect(open['requests']).toMatchObject([
    { lamp: expect.stringMatching(/red|yellow/) },
    ...ids.slice(1).map(() => ({})),
  ]);
  const { number } = await desk.detail(late);
  expect((await list(`q=${number.toLowerCase()}`))['requests']).toMatchObject([{ id: late }]);
});

test('what is personal of a request itself goes by the policy’s age; what was decided stays', async () => {
  const phone = desk.aPhone();
  const id = await desk.received('access', phone);
  await desk.step(id, 'refuse', { ground: 'identity', way: 'phone', note: '无法核实身份' });
  const { ownerSql } = desk.app.db;
  await ownerSql`update town_test.privacy_request set received_at = '2020-01-01', ended_at = '2020-01-20' where id = ${id}`;
  expect(await eraseOldRequests(ownerSql, 'test', new Date(), 0)).toBe(0);
  expect(await eraseOldRequests(ownerSql, 'test', new Date(), 60)).toBe(1);
  expect(await desk.detail(id)).toMatchObject({ state: 'refused', ground: 'identity', applicant: null, asked: null });
  expect(await eraseOldRequests(ownerSql, 'test', new Date(), 60)).toBe(0);
});

test('after the keys of personal data were rotated who asked, and what was noted, is read as before', async () => {
  const phone = desk.aPhone();
  const id = await desk.verified('access', phone);
  const before = await desk.detail(id);
  const rotated = await rotateDataKeys(desk.app.world, () => {});
  expect(rotated).toMatchObject({ unreadable: 0 });
  const [row] = await desk.app.db.ownerSql`select key_version from town_test.privacy_request where id = ${id}`;
  expect(row).toEqual({ key_version: rotated.version });
  expect(await desk.detail(id)).toEqual(before);
  expect(before.applicant).toEqual({ name: '欧阳*', phone: `138****${phone.slice(-4)}` });
});
