import type { PrivacyDetail } from '@chengyun/contract/privacy-request';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLoop } from '../open-loop.ts';
import { verifyTown } from '../verify.ts';
import { aPrivacyDesk, type PrivacyDesk } from './testing/a-privacy-desk.ts';

let desk: PrivacyDesk;
beforeAll(async () => {
  desk = await aPrivacyDesk();
});
afterAll(() => desk.app.stop());

const refusedAs = (status: number, code: string) => ({ status, body: { code } });

test('the file holds what the person gave, in full, and nobody else; each case of it is a look with its reason', async () => {
  const phone = desk.aPhone();
  const caseId = await desk.reported(phone);
  const id = await desk.verified('access', phone);
  const file = await desk.approved(id, { caseIds: [caseId], reason: '本人申请复制', format: 'csv' });
  const { text } = await desk.taken(id, file);
  expect(text).toContain('案件编号,反映时间,姓名,联系电话');
  expect(text).toContain(
    `欧阳试例,${phone},,锦安路720弄12号1302室,"路灯不亮，请回电${phone}，物业电话139****2222。"`.replaceAll('"', ''),
  );
  expect(text).not.toContain('13911112222');
  const looks = await desk.app.db.ownerSql<{ actor_id: string }[]>`
    select actor_id from town_test.reveal where case_id = ${caseId}`;
  expect(looks).toEqual([{ actor_id: desk.chief.person.id }]);
});

test('a case where the number only stands in the text of another caller is named as such and is no part of a file', async () => {
  const [phone, other] = [desk.aPhone(), desk.aPhone()];
  const caseId = await desk.reported(other, { text: `楼下商户 ${phone} 占道经营` });
  const id = await desk.verified('access', phone);
  expect(await desk.found(id)).toMatchObject([{ id: caseId, held: 'mentioned', name: null, sameName: null }]);
  expect(await desk.step(id, 'export', { caseIds: [caseId], reason: '本人申请', format: 'csv' })).toMatchObject(
    refusedAs(422, 'privacy.not-theirs'),
  );
  const answer = { outcome: 'nothing_held', way: 'phone', note: '未以该号码登记过诉求' };
  expect(await desk.step(id, 'answer', answer)).toMatchObject({ status: 200, body: { outcome: 'nothing_held' } });
});

test('a correction is sealed anew, found by the new number and no more by the old one, and told by its fields alone', async () => {
  const [phone, fresh] = [desk.aPhone(), desk.aPhone()];
  const caseId = await desk.reported(phone, { text: '路灯不亮' });
  const ended = await desk.ended(phone, { text: '井盖松动' });
  const id = await desk.verified('correct', phone);
  const applicant = { name: '欧阳试立', phone: fresh };
  const done = await desk.step(id, 'correct', { caseIds: [caseId, ended], reason: '本人更名、换号', applicant });
  expect(done.body['steps']).toMatchObject([{}, {}, { action: 'correct', fields: ['name', 'phone'] }]);
  const seen = await desk.chief.call('POST', `/cases/${caseId}/reveal`, { reason: '回访核实' });
  expect(seen.body['reporter']).toEqual({
    ...{ name: '欧阳试立', phone: fresh, idNumber: null, address: '锦安路720弄12号1302室' },
  });
  const search = async (q: string) => (await desk.chief.call('GET', `/cases?q=${encodeURIComponent(q)}`)).body['cases'];
  expect(await search(fresh)).toMatchObject([{ id: ended }, { id: caseId }]);
  expect(await search(phone)).toEqual([]);
  for (const [one, state] of [
    [caseId, 'reported'],
    [ended, 'declined'],
  ] as const) {
    const { journal } = (await desk.chief.call('GET', `/cases/${one}`)).body;
    const told = { action: 'correct_reporter', input: { fields: ['name', 'phone'] }, fromState: state, toState: state };
    expect((journal as readonly object[]).at(-1)).toMatchObject(told);
  }
  const { loop } = await openLoop(desk.app.world);
  expect((await verifyTown(loop, 'test', () => {})).differences).toEqual([]);
  expect(await desk.found(id)).toEqual([]);
  const all = await desk.everything();
  expect([phone, fresh, '欧阳试立'].filter((value) => all.includes(value))).toEqual([]);
  const answer = { outcome: 'done', way: 'phone', note: '已更正' };
  expect(await desk.step(id, 'answer', answer)).toMatchObject({ status: 200 });
});

test('of three cases the two that have ended are erased, the open one is left and named with its reason', async () => {
  const phone = desk.aPhone();
  const open = await desk.reported(phone);
  const [one, two] = [await desk.ended(phone), await desk.ended(phone)];
  const id = await desk.verified('erase', phone);
  expect((await desk.found(id)).map(({ id: caseId, ended: is }) => [caseId, is]).toSorted()).toEqual(
    [
      [open, false],
      [one, true],
      [two, true],
    ].toSorted(),
  );
  const done = await desk.step(id, 'erase', { caseIds: [open, one, two], reason: `${phone} 本人要求删除` });
  const last = (done.body as unknown as PrivacyDetail).steps.at(-1);
  expect(last?.cases.map((each) => each.id)).toEqual([one, two]);
  expect(last?.left).toMatchObject([{ id: open, why: 'open' }]);
  for (const gone of [one, two])
    expect((await desk.chief.call('GET', `/cases/${gone}`)).body).toMatchObject({ reporter: null });
  expect((await desk.chief.call('GET', `/cases/${open}`)).body).toMatchObject({ reporter: { name: '欧阳*' } });
  expect((await desk.found(id)).map((each) => each.id)).toEqual([open]);
  const whole = { outcome: 'done', way: 'phone', note: '已删除' };
  expect(await desk.step(id, 'answer', whole)).toMatchObject(refusedAs(422, 'privacy.still-held'));
  const partly = { outcome: 'partly', way: 'phone', note: '两件已删除，一件在办，办结后可再申请' };
  expect(await desk.step(id, 'answer', partly)).toMatchObject({ status: 200, body: { outcome: 'partly' } });
  const erasures = await desk.app.db.ownerSql<{ cases: number; reason: string }[]>`
    select e.cases, e.reason from town_test.erasure e join town_test.erased_case c on c.erasure_id = e.id
    where c.case_id in (${one}, ${two})`;
  const reason = expect.stringMatching(/^[A-Z]+-GR-\d{4}-\d{4} \*\*\* 本人要求删除$/);
  expect(erasures).toEqual([
    { cases: 1, reason },
    { cases: 1, reason },
  ]);
});

test('an export that would show more cases than may still be looked at shows none', async () => {
  const phone = desk.aPhone();
  const ids = [await desk.reported(phone), await desk.reported(phone), await desk.reported(phone)];
  const id = await desk.verified('access', phone);
  const { ownerSql } = desk.app.db;
  await ownerSql`
    update platform.account_policy set data = data || jsonb_build_object('looksPerHour',
      (select count(*) + 2 from (
        select 1 from town_test.reveal where actor_id = ${desk.chief.person.id}
        union all select 1 from town_test.privacy_step where actor_id = ${desk.chief.person.id} and action = 'look') looks))`;
  const given = { reason: '本人申请', format: 'csv' };
  const all = await desk.approved(id, { ...given, caseIds: ids });
  expect(await desk.taken(id, all)).toMatchObject({
    status: 429,
    body: { code: 'privacy.too-many-at-once', detail: expect.stringContaining('还可查看 2 件') },
  });
  expect((await desk.detail(id)).steps.map(({ action }) => action)).toEqual(['receive', 'verify', 'ask_export']);
  const some = await desk.approved(id, { ...given, caseIds: ids.slice(0, 2) });
  expect(await desk.taken(id, some)).toMatchObject({ status: 200 });
  expect(await desk.step(id, 'reveal', { reason: '再看' })).toMatchObject(refusedAs(429, 'case.looked-often'));
  await ownerSql`update platform.account_policy set data = data - 'looksPerHour'`;
});
