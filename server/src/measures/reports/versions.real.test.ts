import type { Report, ReportChange, ReportDetail } from '@chengyun/contract/reports';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesStage } from '../../cases/cases.ts';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { uuidv7 } from '../../support/new-id.ts';
import { makeDue } from './act/make-due.ts';
import { reportsStage } from './reports-stage.ts';
import { SHIPPED } from './testing/a-material.ts';

const now = new Date('2026-11-25T02:00:00Z');
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ stages: [casesStage, reportsStage], now: () => now });
}, 60_000);
afterAll(() => app.stop());

type Roles = Parameters<TestApp['key']>[0]['roles'];

async function ask<T>(method: 'GET' | 'POST' | 'PATCH' | 'PUT', path: string, body?: object, more: Asking = {}) {
  const headers = { ...(await app.key({ roles: more.roles ?? ['chief'] })), ...more.headers };
  const answer = await app.http.inject({
    ...{ method, url: `/api/towns/test/reports${path}`, headers },
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, body: answer.json<T>() };
}

interface Asking {
  readonly roles?: Roles;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a worker would do with the job of a version. */
async function make(reportId: string, version: number): Promise<void> {
  await app.app.tasks['report.make']?.({ townId: 'test', reportId, version }, app.world);
}

async function made(kind: 'week' | 'month' | 'year', period: string): Promise<ReportDetail> {
  const { body } = await ask<Report>('POST', '', { kind, period });
  await make(body.id, body.versions[0]?.version ?? 0);
  return (await ask<ReportDetail>('GET', `/${body.id}`)).body;
}

test('a week that is over is made once, however often it is asked for', async () => {
  const first = await ask<Report>('POST', '', { kind: 'week' });
  expect(first).toMatchObject({
    status: 202,
    body: { kind: 'week', period: '2026-W47', versions: [{ state: 'making' }] },
  });
  await make(first.body.id, 1);
  await make(first.body.id, 1);
  const again = await ask<Report>('POST', '', { kind: 'week', period: '2026-W47' });
  expect(again.body).toMatchObject({ id: first.body.id, versions: [{ version: 1, state: 'draft' }] });
});

test('a period that is not over, or is none, is refused', async () => {
  expect((await ask('POST', '', { kind: 'week', period: '2026-W48' })).body).toMatchObject({ code: 'report.not-over' });
  expect((await ask('POST', '', { kind: 'month', period: '2026-W47' })).body).toMatchObject({
    code: 'report.no-period',
  });
});

test('a draft is edited by revision, its figures stay, and who changed what is kept', async () => {
  const { report, content } = await made('week', '2026-W45');
  const path = `/${report.id}/versions/1`;
  const tasks = [{ id: 'own-1', text: '约谈物业', owner: '房管所', due: '2026-12-01', made: false }];
  const edit = { paragraphs: [{ id: 'overall', text: '本周平稳。' }], tasks };
  const done = await ask<ReportDetail>('PATCH', path, edit, { headers: { 'if-match': '"0"' } });
  expect(done.status).toBe(200);
  expect(done.body.version).toMatchObject({ revision: 1, state: 'draft' });
  expect(done.body.edits[0]?.changes.map(({ what, id }) => [what, id])).toEqual([
    ['paragraph', 'overall'],
    ['task', 'own-1'],
  ]);
  expect(content?.figures).toEqual(done.body.content?.figures);
  const late = await ask('PATCH', path, { title: '周报' }, { headers: { 'if-match': '"0"' } });
  expect(late).toMatchObject({ status: 409, body: { code: 'conflict', version: 1 } });
  expect((await ask('PATCH', path, { paragraphs: [{ id: 'nowhere', text: '' }] })).body).toMatchObject({
    code: 'report.unknown-place',
  });
  const invented = { paragraphs: [{ id: 'overall', text: '受理[[invented]]件' }] };
  expect((await ask('PATCH', path, invented)).body).toMatchObject({ code: 'report.unknown-figure' });
});

test('a published version is frozen, also for the database; a new one stands beside it', async () => {
  const { report } = await made('week', '2026-W44');
  const path = `/${report.id}/versions`;
  const published = await ask<ReportDetail>('POST', `${path}/1/publish`, undefined, { roles: ['leader'] });
  expect(published.body.version).toMatchObject({ state: 'published' });
  expect((await ask('PATCH', `${path}/1`, { title: '改过的' })).body).toMatchObject({ code: 'report.not-draft' });
  const forced = app.db.ownerSql`update town_test.report_version set edited_by = 'x' where report_id = ${report.id}`;
  await expect(forced).rejects.toThrow('is published and does not change');
  const next = await ask<Report>('POST', path);
  await make(report.id, 2);
  expect(next.body.versions.map(({ version, state }) => [version, state])).toEqual([
    [2, 'making'],
    [1, 'published'],
  ]);
  await ask('PATCH', `${path}/2`, { title: '更正后的周报' });
  const differing = await ask<{ changes: readonly ReportChange[] }>('GET', `${path}/2/changes?with=1`);
  expect(differing.body.changes).toMatchObject([{ what: 'title', after: '更正后的周报' }]);
});

test('a new version leaves a draft readable and takes its place', async () => {
  const { report } = await made('week', '2026-W43');
  await ask('POST', `/${report.id}/versions`);
  await make(report.id, 2);
  const { body } = await ask<ReportDetail>('GET', `/${report.id}?version=1`);
  expect(body.version.state).toBe('superseded');
  expect(body.content).not.toBeNull();
});

test('what is due is begun once, nothing while a town is filled, and the settings say what', async () => {
  const set = { weekly: false, weekday: 1, hour: 0, monthly: true, yearly: false, organ: '清溪镇城运中心' };
  expect((await ask('PUT', '/settings', set)).status).toBe(200);
  const due = () => makeDue(app.world.sql, 'test', now, uuidv7);
  await app.db.ownerSql`update platform.town set progress = '{"what":"filling"}' where id = 'test'`;
  expect(await due()).toBe(0);
  await app.db.ownerSql`update platform.town set progress = null where id = 'test'`;
  expect([await due(), await due()]).toEqual([1, 0]);
  const { body } = await ask<{ reports: readonly Report[] }>('GET', '');
  const month = body.reports.find(({ kind }) => kind === 'month');
  await make(month?.id ?? '', 1);
  expect((await ask<ReportDetail>('GET', `/${month?.id}`)).body).toMatchObject({
    version: { state: 'draft', madeBy: null },
    content: { organ: '清溪镇城运中心', title: expect.stringContaining('月报') },
  });
});

test('rules are kept in versions when they hold, and the next report is written by them', async () => {
  const text = SHIPPED.replace('{town}城运例会周报', '{town}平安周报');
  const broken = await ask('PUT', '/rules', { text: text.replace('{town}平', '{nobody}平'), note: '试改' });
  expect(broken).toMatchObject({ status: 400, body: { code: 'report.bad-rules' } });
  expect((await ask('PUT', '/rules', { text, note: '改标题' })).body).toMatchObject({ version: 1, note: '改标题' });
  const stale = await ask('PUT', '/rules', { text, note: '再改' }, { headers: { 'if-match': '"0"' } });
  expect(stale).toMatchObject({ status: 409, body: { version: 1 } });
  const { content, version } = await made('week', '2026-W42');
  expect([content?.title.endsWith('平安周报'), version.rules]).toEqual([true, 1]);
  const tried = await ask('POST', '/rules/try', { text: 'parts: 3' });
  expect(tried.body).toMatchObject({ problems: expect.arrayContaining([expect.objectContaining({ line: 1 })]) });
});

test('documents are sent under their names, for those who see the whole town', async () => {
  const { report } = await made('week', '2026-W41');
  const headers = await app.key({ roles: ['leader'] });
  for (const [format, magic] of [
    ['docx', 'PK'],
    ['pdf', '%PDF'],
  ] as const) {
    const answer = await app.http.inject({ url: `/api/towns/test/reports/${report.id}/report.${format}`, headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, magic.length).toString()).toBe(magic);
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain(`第1版（草稿）.${format}`);
  }
  expect((await ask('GET', `/${report.id}`, undefined, { roles: ['unit'] })).status).toBe(403);
  expect((await ask('POST', `/${report.id}/versions`, undefined, { roles: ['intake'] })).status).toBe(403);
}, 60_000);
