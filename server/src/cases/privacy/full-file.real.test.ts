import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPrivacyDesk, type PrivacyDesk } from './testing/a-privacy-desk.ts';

let desk: PrivacyDesk;
beforeAll(async () => {
  desk = await aPrivacyDesk();
});
afterAll(() => desk.app.stop());

const refusedAs = (status: number, code: string) => ({ status, body: { code } });
type Files = readonly Record<string, unknown>[];
const filesOf = async (who: PrivacyDesk['chief']) => (await who.call('GET', '/full-files')).body['files'] as Files;

async function asked(format: 'csv' | 'xlsx' = 'csv') {
  const phone = desk.aPhone();
  const caseId = await desk.reported(phone);
  const id = await desk.verified('access', phone);
  const reason = `欧阳试例 ${phone} 本人申请复制`;
  await desk.step(id, 'export', { caseIds: [caseId], reason, format });
  const [file] = await filesOf(desk.chief);
  return { id, phone, file: String(file?.['id']) };
}

const decide = (who: PrivacyDesk['chief'], file: string, approve = true) =>
  who.call('POST', `/full-files/${file}/decide`, { approve, why: approve ? '本人申请，同意' : '材料不全' });

test('a file in full is made for who asked only after another approved it, and only once', async () => {
  const { id, phone, file } = await asked();
  expect(await desk.taken(id, file)).toMatchObject(refusedAs(422, 'full-file.not-now'));
  expect(await decide(desk.chief, file)).toMatchObject(refusedAs(403, 'full-file.two-people'));
  expect(await decide(desk.intake, file)).toMatchObject(refusedAs(403, 'forbidden'));
  expect((await decide(desk.leader, file)).body).toMatchObject({ state: 'approved', why: '本人申请，同意' });
  const other = await desk.member('chief');
  expect(await other.call('POST', `/privacy-requests/${id}/files/${file}`)).toMatchObject(
    refusedAs(403, 'full-file.not-yours'),
  );
  const taken = await desk.taken(id, file);
  expect([taken.status, taken.text.includes(phone)]).toEqual([200, true]);
  expect(await desk.taken(id, file)).toMatchObject(refusedAs(422, 'full-file.not-now'));
  expect(await decide(other, file, false)).toMatchObject(refusedAs(422, 'full-file.not-now'));
});

test('every row and the foot of each page say who asked, who approved, and when', async () => {
  const { id, file } = await asked('xlsx');
  await decide(desk.leader, file);
  const { person } = desk.chief;
  const answer = await desk.app.http.inject({
    method: 'POST',
    url: `/api/towns/test/privacy-requests/${id}/files/${file}`,
    headers: { ...(await desk.app.signIn(person)), 'accept-language': 'zh' },
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.rawPayload as never);
  const names = await desk.app.db.ownerSql<{ name: string }[]>`
    select name from platform.person where id in (${person.id}, ${desk.leader.person.id}) order by id = ${person.id} desc`;
  const [asker, approver] = names.map(({ name }) => name);
  const rows = book.worksheets[0]?.getSheetValues() as (readonly unknown[])[];
  expect(rows[1]?.at(-1)).toBe('导出标记');
  expect(rows[2]?.at(-1)).toMatch(new RegExp(`^${asker}申请 ${approver}批准 \\d{4}-\\d\\d-\\d\\d [\\d:]{8} \\w{12}$`));
  expect(book.worksheets[0]?.headerFooter.oddFooter).toContain(`申请人：${asker}`);
  expect(book.worksheets[0]?.headerFooter.oddFooter).toContain(`批准人：${approver}`);
});

test('what was refused is not made, and the asker reads why', async () => {
  const { id, file } = await asked();
  await decide(desk.leader, file, false);
  expect(await desk.taken(id, file)).toMatchObject(refusedAs(422, 'full-file.not-now'));
  expect((await filesOf(desk.chief))[0]).toMatchObject({ state: 'refused', why: '材料不全', mayTake: false });
});

test('an approval lapses after a day, a question after a week', async () => {
  const { id, file } = await asked();
  const waits = await asked();
  await decide(desk.leader, file);
  await desk.app.db.ownerSql`
    update town_test.full_file set asked_at = asked_at - interval '8 days', decided_at = decided_at - interval '25 hours' where id = ${file}`;
  await desk.app.db.ownerSql`
    update town_test.full_file set asked_at = asked_at - interval '8 days' where id = ${waits.file}`;
  expect(await desk.taken(id, file)).toMatchObject(refusedAs(422, 'full-file.not-now'));
  expect(await decide(desk.leader, waits.file)).toMatchObject(refusedAs(422, 'full-file.not-now'));
});

test('a reason is kept without the numbers and the name in it; each step is a line of the trail with before and after', async () => {
  const { id, phone, file } = await asked();
  await decide(desk.leader, file);
  await desk.taken(id, file);
  const all = await desk.everything();
  expect([phone, '欧阳试例'].filter((value) => all.includes(value))).toEqual([]);
  const auditor = await desk.member('auditor');
  const { entries } = (await auditor.call('GET', `/audit?object=${file}`)).body as { entries: Files };
  expect(entries.filter(({ ok }) => ok).map(({ kind, action }) => [kind, action])).toEqual([
    ['export', 'full_file.update'],
    ['export', 'full_file.update'],
    ['export', 'POST /full-files/:id/decide'],
    ['export', 'full_file.insert'],
  ]);
});

test('no key asks, approves or takes, and the database itself lets nobody approve their own', async () => {
  const { id, file } = await asked();
  const { ownerSql } = desk.app.db;
  const tries = (actor: string, roles: string, change: string) =>
    ownerSql.begin(async (sql) => {
      await sql`select set_config('search_path', 'town_test, platform', true), set_config('chengyun.town', 'test', true),
        set_config('chengyun.actor', ${actor}, true), set_config('chengyun.roles', ${roles}, true)`;
      await sql`set local role chengyun_server`;
      await sql.unsafe(change);
    });
  const approve = `update full_file set approved = true, why = 'because', decided_at = asked_at + interval '1 second', decided_by = 'x' where id = '${file}'`;
  const own = desk.chief.person.id;
  await expect(tries(own, '{chief}', approve)).rejects.toThrow('two_people_full_file');
  await expect(tries('key-of-somebody', '{chief}', approve)).rejects.toThrow('for persons');
  await expect(
    tries(desk.intake.person.id, '{intake,chief}', `update full_file set taken_at = now() where id = '${file}'`),
  ).rejects.toThrow('stays so');
  await expect(tries(own, '{chief}', `delete from full_file where id = '${file}'`)).rejects.toThrow(
    'permission denied',
  );
  expect((await desk.detail(id)).state).toBe('verified');
});
