import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test-app.ts';

let app: TestApp;
let sysadmin: { readonly cookie: string };
beforeAll(async () => {
  app = await testApp();
  sysadmin = await app.signIn(await app.person({ roles: ['sysadmin'], username: 'keeper' }));
  await app.db.ownerSql`insert into town_test.unit (id, code, name, kind)
    values ('00000000-0000-7000-8000-00000000000a', 'cgzd', '城管中队', 'department')`;
});
afterAll(() => app.stop());

async function send(file: Buffer, headers: Record<string, string> = sysadmin, more: object = {}) {
  const payload = { file: file.toString('base64'), ...more };
  const answer = await app.http.inject({ method: 'POST', url: '/api/towns/test/people/import', headers, payload });
  return { status: answer.statusCode, body: answer.json() };
}

async function workbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('人员');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const HEAD = ['用户名', '姓名', '角色', '单位', '区域'];
const count = async () => (await app.db.ownerSql`select count(*)::int as n from platform.person`)[0]?.['n'];

test('a workbook becomes accounts that wait to be granted, each with a one-time password of its own', async () => {
  const { status, body } = await send(
    await workbook([HEAD, ['WangWu', '王某', '受理员、派遣员'], ['zhaoliu', '赵某', '承办单位', '城管中队']]),
  );
  expect([status, body.faults]).toEqual([200, []]);
  expect(body.added.map((one: { username: string }) => one.username)).toEqual(['wangwu', 'zhaoliu']);
  expect(new Set(body.added.map((one: { oneTimePassword: string }) => one.oneTimePassword)).size).toBe(2);
  await app.signIn({ id: '', username: 'wangwu', password: body.added[0].oneTimePassword });
  const people = (await app.http.inject({ url: '/api/towns/test/people', headers: sysadmin })).json();
  const found = people.find((one: { username: string }) => one.username === 'zhaoliu');
  expect([found.state, found.roles, found.asked.roles, found.asked.unitIds.length]).toEqual([
    'waiting',
    [],
    ['unit'],
    1,
  ]);
});

test('with links instead nobody is told a password: each link opens once and sets one', async () => {
  const list = await workbook([HEAD, ['linyi', '林某', '受理员'], ['miner', '缪某', '派遣员']]);
  const { status, body } = await send(list, sysadmin, { firstSignIn: 'link' });
  expect([status, body.faults]).toEqual([200, []]);
  const link = expect.stringMatching(/^\/invite#\S{20,}$/);
  expect(body.added).toEqual([
    { username: 'linyi', name: '林某', oneTimePassword: null, link },
    { username: 'miner', name: '缪某', oneTimePassword: null, link },
  ]);
  const token = String(body.added[0].link).split('#')[1];
  const take = () =>
    app.http.inject({ method: 'POST', url: '/api/invite/take', payload: { token, password: 'Heron-Canal-2031' } });
  expect((await take()).statusCode).toBe(200);
  expect((await take()).json()).toMatchObject({ code: 'invite.used' });
  const listed = (await app.http.inject({ url: '/api/towns/test/invitations', headers: sysadmin })).json();
  expect(listed.map((one: { username: string; state: string }) => [one.username, one.state]).toSorted()).toEqual([
    ['linyi', 'used'],
    ['miner', 'open'],
  ]);
  const stored = await app.db.ownerSql`select hash from platform.invitation where hash like ${`%${token}%`}`;
  expect(stored).toEqual([]);
});

test('the template is read back, faults and all: nothing is added and each fault names its line', async () => {
  const before = await count();
  const answer = await app.http.inject({ url: '/api/towns/test/people/template.xlsx', headers: sysadmin });
  const { body } = await send(answer.rawPayload);
  expect(body).toEqual({
    added: [],
    faults: [{ line: 3, field: '单位', why: expect.stringContaining('单位名称或编号') }],
  });
  expect(await count()).toBe(before);
});

test('a list with faults adds nobody', async () => {
  const before = await count();
  const rows = [
    HEAD,
    ['keeper', '甲', '受理员'],
    ['twice', '乙', '审计员、受理员'],
    ['twice', '', '校长'],
    ['x', '丁', 'intake', '', '没有的居委'],
  ];
  const { body } = await send(await workbook(rows));
  expect(body.faults.map(({ line, field }: { line: number; field: string }) => `${line} ${field}`)).toEqual([
    ...['2 用户名', '3 角色', '4 角色', '4 用户名', '4 姓名', '4 角色', '5 区域', '5 用户名'],
  ]);
  expect(await count()).toBe(before);
});

test('a CSV in GB 18030 is read as one in UTF-8', async () => {
  // 用户名,姓名,角色 / qian7,钱,受理员
  const gb = Buffer.from('d3c3bba7c3fb2cd0d5c3fb2cbdc7c9ab0a7169616e372cc7ae2ccadcc0edd4b1', 'hex');
  expect((await send(gb)).body.added).toEqual([
    { username: 'qian7', name: '钱', oneTimePassword: expect.any(String), link: null },
  ]);
});

test('what is no list, and who is no system administrator, is refused', async () => {
  expect((await send(Buffer.from('PK\x03\x04 not a workbook'))).body.code).toBe('people.import-form');
  expect((await send(Buffer.from('a,b\n1,2'))).body.code).toBe('people.import-form');
  for (const role of ['secadmin', 'auditor', 'admin', 'chief'] as const) {
    const headers = await app.signIn(await app.person({ roles: [role] }));
    expect([role, (await send(await workbook([HEAD]), headers)).status]).toEqual([role, 403]);
  }
});
