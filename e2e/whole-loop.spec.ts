import { expect, test } from '@playwright/test';
import { type Answer, type Person, signedIn } from './person.ts';
import { dataFolder, type RunningServer, startServer } from './running-server.ts';

const folder = dataFolder();
let server: RunningServer;
const people = new Map<string, Person>();

test.beforeAll(async () => {
  server = await startServer({ dataDir: folder.dir });
  for (const login of ['intake01', 'dispatch01', 'chief01', 'committee01', 'committee02', 'patrol01', 'leader01']) {
    people.set(login, await signedIn(server.url, login, server.samplePassword ?? ''));
  }
});
test.afterAll(async () => {
  await server.stop();
  folder.remove();
});

const by = (login: string): Person => {
  const person = people.get(login);
  if (!person) throw new Error(`nobody signed in as ${login}`);
  return person;
};

interface Detail {
  readonly state: string;
  readonly version: number;
  readonly late: boolean;
  readonly reworks: number;
  readonly clocks: { readonly name: string; readonly state: string; readonly dueAt: string }[];
  readonly journal: { readonly action: string }[];
  readonly allowedActions: { readonly action: string }[];
}

const look = (id: string) => by('chief01').get<Detail>(`/cases/${id}`);
const act = (login: string, id: string, action: string, input: object): Promise<Answer> =>
  by(login).post(`/cases/${id}/actions/${action}`, input);

async function done(login: string, id: string, action: string, input: object = {}): Promise<void> {
  const answer = await act(login, id, action, input);
  expect(answer, `${action} by ${login}`).toMatchObject({ status: 200 });
}

async function unitOf(login: string): Promise<string> {
  const answer = await by(login).context.get('/api/me');
  const me = (await answer.json()) as { towns: { units: { id: string }[] }[] };
  return me.towns[0]?.units[0]?.id ?? '';
}

async function call(text: string): Promise<string> {
  const made = await by('intake01').post('/cases', {
    kind: 'hotline',
    source: 'hotline-12345',
    matter: 'complaint',
    text,
    reporter: { name: '王女士', phone: '10012345678' },
  });
  expect(made.status).toBe(201);
  return String(made.body['id']);
}

async function filed(text: string): Promise<string> {
  const id = await call(text);
  const category = { taxonomy: 'hotline', code: 'H0302' };
  await done('intake01', id, 'file', { category, conditionCode: 'H0302-1' });
  return id;
}

const answered = {
  text: '已到现场处置，噪声已停止。',
  outcome: 'solved',
  factFinding: 'true',
  demandFinding: 'justified',
};

test('a call becomes a case, fails its check, is reworked, passes, is called back and closed', async () => {
  const id = await filed('楼下装修噪声很大，中午也不停。');
  await done('dispatch01', id, 'dispatch', { leadUnitId: await unitOf('committee01') });
  await done('committee01', id, 'accept');
  const at = new Date(Date.now() - 1000).toISOString();
  await done('committee01', id, 'contact', { contacted: true, at, person: '王女士' });
  await done('committee01', id, 'reply', answered);
  await done('intake01', id, 'check', { result: 'fail', reason: '来电人反映仍有噪声' });
  expect(await look(id)).toMatchObject({ state: 'handling', reworks: 1 });
  await done('committee01', id, 'reply', answered);
  await done('intake01', id, 'check', { result: 'pass' });
  const early = await act('intake01', id, 'close', {});
  expect(early).toMatchObject({ status: 422, body: { code: 'case.needs' } });
  await done('intake01', id, 'call_back', { reached: true, solved: true, satisfaction: 'satisfied' });
  await done('intake01', id, 'close');
  const end = await look(id);
  expect(end).toMatchObject({ state: 'closed', late: false });
  expect(end.journal.map((line) => line.action)).toEqual([
    'report',
    'file',
    'dispatch',
    'accept',
    'contact',
    'reply',
    'check',
    'reply',
    'check',
    'call_back',
    'close',
  ]);
});

test('a return to the dispatcher pauses the handling clock; the same unit goes on where it was', async () => {
  const id = await filed('小区路灯不亮，夜间出行不便。');
  const unit = await unitOf('committee01');
  await done('dispatch01', id, 'dispatch', { leadUnitId: unit });
  const before = (await look(id)).clocks.find((clock) => clock.name === 'handle');
  await done('committee01', id, 'not_ours', { reason: '不在本居委范围' });
  const paused = (await look(id)).clocks.find((clock) => clock.name === 'handle');
  expect(paused?.state).toBe('paused');
  await done('dispatch01', id, 'dispatch', { leadUnitId: unit });
  const after = (await look(id)).clocks.find((clock) => clock.name === 'handle');
  expect(after?.state).toBe('running');
  expect(Date.parse(after?.dueAt ?? '')).toBeGreaterThanOrEqual(Date.parse(before?.dueAt ?? ''));
});

test('the same request sent twice, even at once, opens one case', async () => {
  const body = { kind: 'hotline', source: 'hotline-12345', text: '电梯停运，请尽快维修。' };
  const headers = { 'idempotency-key': 'story-one-call' };
  const answers = await Promise.all([1, 2, 3, 4].map(() => by('intake01').post('/cases', body, headers)));
  expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(1);
});

test('a number of another system is taken once; the second report is told so', async () => {
  const body = { kind: 'hotline', source: 'hotline-12345', externalNumber: 'T-2026-1', text: '咨询办事时间。' };
  expect((await by('intake01').post('/cases', body)).status).toBe(201);
  expect(await by('intake01').post('/cases', body)).toMatchObject({ status: 409, body: { code: 'case.known' } });
});

test('of two people acting at once the second gets a conflict and the new state', async () => {
  const id = await filed('垃圾桶满溢，异味明显。');
  const { version } = await look(id);
  const unit = await unitOf('committee01');
  const headers = { 'if-match': `"${version}"` };
  const both = await Promise.all(
    ['dispatch01', 'chief01'].map((login) =>
      by(login).post(`/cases/${id}/actions/dispatch`, { leadUnitId: unit }, headers),
    ),
  );
  const statuses = both.map((answer) => answer.status).toSorted();
  expect(statuses[0]).toBe(200);
  expect([409, 422]).toContain(statuses[1]);
  const lines = (await look(id)).journal.filter((line) => line.action === 'dispatch');
  expect(lines).toHaveLength(1);
});

test('a unit sees its own cases and not those of another', async () => {
  const id = await filed('楼道堆物影响通行。');
  await done('dispatch01', id, 'dispatch', { leadUnitId: await unitOf('committee01') });
  const other = await by('committee02').context.get(`/api/towns/qingxi/cases/${id}`);
  expect(other.status()).toBe(404);
  const own = await by('committee01').context.get(`/api/towns/qingxi/cases/${id}`);
  expect(own.status()).toBe(200);
});

test('an action not allowed now says what is', async () => {
  const id = await call('咨询垃圾清运时间。');
  const answer = await act('chief01', id, 'close', {});
  expect(answer).toMatchObject({ status: 422, body: { code: 'case.not-allowed-now', state: 'reported' } });
  expect(answer.body['detail']).toContain('待受理');
});
