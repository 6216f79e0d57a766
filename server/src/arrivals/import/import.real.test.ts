import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVault } from '../../people/personal/open-vault.ts';
import type { Sql } from '../../support/db/connect.ts';
import { aForm, type FilesApp, filesApp } from '../test-files.ts';
import type { ImportRow } from './rows/import-row.ts';
import type { OpenDevices, OpenImported } from './run/bring-rows.ts';
import { doImport, resumeRuns } from './run/import-job.ts';

let app: FilesApp;
beforeAll(async () => {
  app = await filesApp();
  const kinds = app.db.ownerSql.json({ kinds: [{ id: 'hotline' }] });
  await app.db.ownerSql`insert into town_test.policy (kind, id, version, data) values ('pack', 'hotline', 1, ${kinds})`;
  await app.db.ownerSql`create table town_test.taken (number text primary key, title text not null)`;
  await app.db.ownerSql`grant select, insert on town_test.taken to chengyun_server`;
});
afterAll(() => app.stop());

// The next stage opens cases from rows; here rows are only written down, by the same rule: a number is taken once.
const writeDown: OpenImported = async (sql, rows) => {
  const kept = rows.map(({ externalNumber, title }: ImportRow) => ({ number: externalNumber, title }));
  const added = await sql`insert into taken ${sql(kept)} on conflict do nothing`;
  return { added: added.count, known: rows.length - added.count };
};

// Lists of devices are tried where devices are registered: server/src/commands/import-devices.real.test.ts
const noDevices: OpenDevices = () => Promise.reject(new Error('no list of this test holds devices'));

const URL = '/api/towns/test/imports';

async function send(
  query: string,
  content: string | Uint8Array,
  fields: Record<string, string> = {},
  name = '五月.csv',
) {
  const form = aForm(name, content, fields);
  const headers = { ...form.headers, ...(await app.key({ roles: ['intake'] })) };
  return app.http.inject({ method: 'POST', url: `${URL}/cases${query}`, payload: form.payload, headers });
}

async function get(url: string, language = 'zh') {
  return app.http.inject({ url, headers: { ...(await app.key({ roles: ['intake'] })), 'accept-language': language } });
}

async function work(runId: string, openImported = writeDown) {
  const tools = {
    personal: await openVault(app.world),
    sql: app.db.sql,
    files: app.files.imports,
    ...{ openImported, openDevices: noDevices },
    now: () => new Date('2027-01-01T00:00:00Z'),
  };
  return doImport(tools, { townId: 'test', runId });
}

async function figures(runId: string) {
  const { run } = (await get(`${URL}/${runId}`)).json();
  return [run.state, run.rowsTotal, run.rowsRead, run.rowsAdded, run.rowsKnown, run.rowsBad];
}

function aList(prefix: string, count: number): string {
  const rows = Array.from({ length: count }, (_, n) => `${prefix}-${n},路灯不亮 ${n},2026-05-08 16:20`);
  return `工单编号,标题,受理时间\n${rows.join('\n')}\n`;
}

test('a file waits with a guess and a preview, starts when confirmed, and is offered the same mapping next time', async () => {
  const sent = await send('', aList('W', 30));
  expect(sent.statusCode).toBe(201);
  const { run, preview } = sent.json();
  expect([run.state, preview.saved, preview.missing, preview.rows.length]).toEqual(['waiting', false, [], 20]);
  expect(preview.mapping.columns).toEqual({ externalNumber: '工单编号', title: '标题', reportedAt: '受理时间' });
  const headers = await app.key({ roles: ['intake'] });
  const payload = { ...preview.mapping, source: 'hotline-12345' };
  const started = await app.http.inject({ method: 'POST', url: `${URL}/${run.id}/start`, payload, headers });
  expect([started.statusCode, started.json().state]).toEqual([200, 'running']);
  const again = await app.http.inject({ method: 'POST', url: `${URL}/${run.id}/start`, payload, headers });
  expect([again.statusCode, again.json()['code']]).toEqual([409, 'import.already-started']);
  const jobs = await app.db
    .ownerSql`select 1 from graphile_worker.jobs where task_identifier = 'import.run' and key = ${`import:${run.id}`}`;
  expect(jobs.length).toBe(1);
  await work(run.id);
  expect(await figures(run.id)).toEqual(['done', 30, 30, 30, 0, 0]);
  const next = (await send('', aList('W', 31))).json();
  expect([next.preview.saved, next.run.mapping.source]).toEqual([true, 'hotline-12345']);
});

test('a waiting file can be looked at with another mapping, which is neither kept nor started', async () => {
  const { run } = (await send('', '编号,甲,时间\nP-1,路灯不亮,2026-05-08\n,井盖缺失,昨天\n')).json();
  const columns = { externalNumber: '编号', title: '甲', reportedAt: '时间' };
  const headers = await app.key({ roles: ['intake'], scopes: ['read'] });
  const payload = { kind: 'hotline', source: 'import', columns };
  const seen = await app.http.inject({ method: 'POST', url: `${URL}/${run.id}/preview`, payload, headers });
  const { missing, rows } = seen.json();
  expect([seen.statusCode, missing, rows.map((row: { problems: { path: string }[] }) => row.problems.length)]).toEqual([
    200,
    [],
    [0, 1],
  ]);
  const after = (await get(`${URL}/${run.id}`)).json();
  expect([after.run.state, after.run.mapping]).toEqual(['waiting', run.mapping]);
});

test('the same file sent twice adds nothing, and no list is kept once it is in', async () => {
  for (const expected of [
    ['done', 2500, 2500, 2500, 0, 0],
    ['done', 2500, 2500, 0, 2500, 0],
  ]) {
    const { run } = (await send('?start=true', aList('S', 2500))).json();
    await work(run.id);
    expect(await figures(run.id)).toEqual(expected);
  }
  const root = join(app.dataDir, 'imports/test');
  const waiting = await app.db.ownerSql`select distinct file_sha256 from town_test.import_run where state = 'waiting'`;
  const kept = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(root, name)).isFile(),
  );
  expect(kept.length).toBe(waiting.length);
});

const NAMED =
  '工单编号,标题,受理时间,来电人,电话\nS-1,路灯不亮,昨天,欧阳试例,13800137777\nS-2,井盖,前天,司马试例,1380013x\n';

test('bad rows, with the names and numbers in them, are stored sealed, and masked in the preview and the file', async () => {
  const { run, preview } = (await send('', NAMED)).json();
  expect(preview.rows[0].cells).toEqual(['S-1', '路灯不亮', '昨天', '欧阳*', '138****7777']);
  await app.db.ownerSql`update town_test.import_run set state = 'running' where id = ${run.id}`;
  await work(run.id);
  const [stored] = await app.db.ownerSql<{ text: string }[]>`
    select string_agg(b::text, '') as text from town_test.import_bad_row b where run_id = ${run.id}`;
  expect(stored?.text).not.toMatch(/试例|1380013|井盖|昨天/);
  const bad = await get(`${URL}/${run.id}/bad-rows`);
  expect(bad.body).toMatch(/S-1,路灯不亮,昨天,欧阳\*,138\*{4}7777,受理时间“昨天”.*; 本行个人信息已遮盖/);
  expect(bad.body).not.toMatch(/试例|13800137777|1380013x/);
});

test('in full they are taken out by who asked, once somebody else approved it, each row with its watermark', async () => {
  const { run } = (await send('?start=true', NAMED)).json();
  await work(run.id);
  const as = async (role: 'intake' | 'leader') => {
    const headers = { ...(await app.signIn(await app.person({ roles: [role] }))), 'accept-language': 'zh' };
    return (url: string, payload: object) => app.http.inject({ method: 'POST', url, payload, headers });
  };
  const [clerk, leader] = [await as('intake'), await as('leader')];
  const url = `${URL}/${run.id}/bad-rows`;
  const asked = (await clerk(url, { reason: '补正后重新导入', format: 'csv' })).json();
  expect(asked).toMatchObject({ state: 'asked', about: '五月.csv', items: 2, mayDecide: false, mayTake: false });
  expect((await clerk(`${url}/${asked.id}`, {})).json()).toMatchObject({ code: 'full-file.not-now' });
  const decision = { approve: true, why: '同意补正' };
  expect((await leader(`/api/towns/test/full-files/${asked.id}/decide`, decision)).statusCode).toBe(200);
  const file = (await clerk(`${url}/${asked.id}`, {})).body;
  const row = /S-1,路灯不亮,昨天,欧阳试例,13800137777,受理时间“昨天”[^\n]*,\S+申请 \S+批准 [\d-]{10} [\d:]{8} \w{12}\r/;
  expect(file).toMatch(row);
  expect(file).toMatch(/1380013x/);
  const corrected = (await send('', file.replaceAll(/昨天|前天/g, '2026-05-07'))).json();
  expect(Object.values(corrected.preview.mapping.columns)).not.toContain('导出标记');
  const program = { ...(await app.key({ roles: ['intake'] })), 'accept-language': 'zh' };
  const payload = { reason: '补正后重新导入', format: 'csv' };
  const refused = await app.http.inject({ method: 'POST', url, payload, headers: program });
  expect(refused.json()).toMatchObject({ status: 403, code: 'full-file.persons' });
});

test('good rows are taken, bad ones come back as a file that can be corrected and sent again', async () => {
  const list =
    '工单编号,标题,受理时间,备注\nB-1,路灯不亮,2026-05-08,ok\nB-2,"井盖, 缺失",昨天,=1+1\nB-3,,2026-05-09,\n';
  const { run } = (await send('?start=true', list)).json();
  await work(run.id);
  expect(await figures(run.id)).toEqual(['done', 3, 3, 1, 0, 2]);
  const bad = await get(`${URL}/${run.id}/bad-rows`);
  expect(bad.headers['content-disposition']).toContain(encodeURIComponent('五月-问题行.csv'));
  expect(bad.body).toBe(
    '\uFEFF工单编号,标题,受理时间,备注,问题\r\n' +
      `B-2,"井盖, 缺失",昨天,'=1+1,受理时间“昨天”：不是可识别的时间，请写成 2026-05-08 16:20:00\r\n` +
      'B-3,,2026-05-09,,标题：标题和内容至少填一项\r\n',
  );
  const corrected = bad.body.replace('昨天', '2026-05-07').replace('B-3,,', 'B-3,路面积水,');
  const second = (await send('?start=true', corrected)).json();
  await work(second.run.id);
  expect(await figures(second.run.id)).toEqual(['done', 2, 2, 2, 0, 0]);
  const workbook = await get(`${URL}/${run.id}/bad-rows?format=xlsx`, 'en');
  const third = (await send('', workbook.rawPayload, {}, 'back.xlsx')).json();
  expect(third.preview.headings).toEqual(['工单编号', '标题', '受理时间', '备注', 'Problem']);
});

test('a run that is cut off goes on where it stopped, counts each row once and still knows a number from before', async () => {
  const { run } = (await send('?start=true', `${aList('C', 3500)}C-7,井盖缺失,2026-05-08\n`)).json();
  let batches = 0;
  const dies: OpenImported = (sql: Sql, rows, facts) => {
    if (++batches === 3) throw new Error('power cut');
    return writeDown(sql, rows, facts);
  };
  await expect(work(run.id, dies)).rejects.toThrow('power cut');
  expect(await figures(run.id)).toEqual(['running', 3501, 2000, 2000, 0, 0]);
  await work(run.id);
  expect(await figures(run.id)).toEqual(['done', 3501, 3501, 3500, 0, 1]);
  expect((await get(`${URL}/${run.id}/bad-rows`)).body).toContain('与第 9 行编号相同而内容不同');
});

test('a run stops between two batches when the server is asked to stop', async () => {
  const { run } = (await send('?start=true', aList('T', 2500))).json();
  const stop = new AbortController();
  const stopsAfterOne: OpenImported = async (sql, rows, facts) => {
    stop.abort();
    return writeDown(sql, rows, facts);
  };
  const tools = {
    personal: await openVault(app.world),
    sql: app.db.sql,
    files: app.files.imports,
    openImported: stopsAfterOne,
    openDevices: noDevices,
    now: () => new Date(),
  };
  await expect(doImport(tools, { townId: 'test', runId: run.id }, stop.signal)).rejects.toThrow('aborted');
  expect(await figures(run.id)).toEqual(['running', 2500, 1000, 1000, 0, 0]);
});

test('a run whose server died is in the queue again when a server starts', async () => {
  const { run } = (await send('?start=true', aList('D', 10))).json();
  const { ownerSql, sql } = app.db;
  const key = `import:${run.id}`;
  await ownerSql`
    update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead' where key = ${key}`;
  await resumeRuns({ sql }, 'test');
  const jobs = await ownerSql`select 1 from graphile_worker.jobs where key = ${key} and locked_by is null`;
  expect(jobs.length).toBe(1);
  await work(run.id);
  await resumeRuns({ sql }, 'test');
  expect(await figures(run.id)).toEqual(['done', 10, 10, 10, 0, 0]);
});

test('a file that breaks off in the middle adds nothing and says where', async () => {
  const { run } = (await send('?start=true', `${aList('Q', 1500)}Q-x,"never closed,2026-05-08\n`)).json();
  await work(run.id);
  expect(await figures(run.id)).toEqual(['failed', null, 0, 0, 0, 0]);
  expect((await get(`${URL}/${run.id}`)).json().run.error.zh).toContain('第 1502 行');
});

test.each([
  ['no such column', '?start=true', '题目,受理\n1,2\n', 422, 'import.mapping-incomplete'],
  ['an unknown kind of case', '?start=true&caseKind=none', aList('K', 1), 422, 'import.mapping-incomplete'],
  ['an empty file', '', '', 422, 'import.unreadable'],
])('%s is refused and says why', async (_, query, content, status, code) => {
  const answer = await send(query, content);
  expect([answer.statusCode, answer.json()['code']]).toEqual([status, code]);
});

test('a mapping that does not fit its schema is refused place by place', async () => {
  const answer = await send('', aList('M', 1), {
    mapping: '{"kind":"hotline","source":"12345","columns":{"titel":"标题"}}',
  });
  expect(answer.statusCode).toBe(400);
  expect(
    answer
      .json()
      ['errors'].map(({ path }: { path: string }) => path)
      .sort(),
  ).toEqual(['columns.titel', 'source']);
});

test('who works for a unit cannot import', async () => {
  const form = aForm('a.csv', aList('U', 1));
  const headers = { ...form.headers, ...(await app.key({ roles: ['unit'] })) };
  const answer = await app.http.inject({ method: 'POST', url: `${URL}/cases`, payload: form.payload, headers });
  expect(answer.statusCode).toBe(403);
});

test('a list of devices, which may hold tokens, is brought in and seen only by who keeps devices', async () => {
  const list = '设备编号,设备名称,协议,令牌\nX-1,烟感,MQTT,its-token\n';
  const form = aForm('设备.csv', list);
  const post = async (roles: readonly ('intake' | 'dispatcher')[]) =>
    app.http.inject({
      ...{ method: 'POST', url: `${URL}/devices`, payload: form.payload },
      headers: { ...form.headers, ...(await app.key({ roles: [...roles] })) },
    });
  expect((await post(['intake'])).statusCode).toBe(403);
  const sent = await post(['dispatcher']);
  const { run, preview } = sent.json();
  expect([sent.statusCode, run.kind, preview.missing]).toEqual([201, 'devices', []]);
  expect(preview.mapping.columns).toEqual({
    ...{ externalId: '设备编号', name: '设备名称', protocol: '协议', secret: '令牌' },
  });
  expect((await get(`${URL}/${run.id}`)).statusCode).toBe(403);
});

test('the list of imports goes out as a file: what each brought in words, none of its rows', async () => {
  const sent = await send('?start=true', aList('EX', 3), {}, '清单.csv');
  await work(sent.json().run.id);
  const answer = await get(`${URL}/export?format=csv`);
  expect(answer.statusCode).toBe(200);
  const lines = answer.body.trimEnd().split('\r\n');
  expect(lines[0]).toContain('文件,导入内容,状态,总行数,已读,新增,已有,有变化,问题,未归类,无承办单位,');
  expect(lines[1]).toMatch(/^清单\.csv,案件,已完成,3,3,3,0,0,0,0,0,,/);
  expect(answer.body).not.toContain('路灯');
});
