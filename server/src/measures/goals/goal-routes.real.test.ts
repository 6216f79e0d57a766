import type { GoalBoard, GoalThing } from '@chengyun/contract/goals-answer';
import type { Role } from '@chengyun/contract/words';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { goalsStage } from './goals-stage.ts';

const now = new Date('2026-11-20T02:00:00Z');
let app: TestApp;
const keys = new Map<string, { readonly authorization: string }>();
beforeAll(async () => {
  app = await testApp({ stages: [goalsStage], now: () => now });
  for (const role of ['chief', 'leader', 'intake', 'unit'] as const) keys.set(role, await app.key({ roles: [role] }));
});
afterAll(() => app.stop());

async function ask(role: Role, method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, headers = {}) {
  const own = { ...keys.get(role), ...headers };
  const answer = await app.http.inject({
    method,
    url: `/api/towns/test${url}`,
    headers: own,
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

const line = async (id: string) => {
  const board: GoalBoard = (await ask('leader', 'GET', '/goals')).body;
  return board.groups.flatMap(({ goals }) => goals).find((goal) => goal.id === id) ?? expect.fail(id);
};

async function workbook(rows: readonly (readonly (string | number | Date)[])[]): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('指标');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
}

test('a workbook is read before anything is stored, months as text or as the dates a spreadsheet makes of them', async () => {
  const file = await workbook([
    ['指标', '2026-09', new Date('2026-10-01T00:00:00Z')],
    ['火灾起数（起）', 3, 4],
    ['主动发现率', 91, 92],
  ]);
  const { body } = await ask('chief', 'POST', '/goals/table', { file });
  expect(body.values).toEqual([
    { goal: 'safety.fires', month: '2026-09', value: 3 },
    { goal: 'safety.fires', month: '2026-10', value: 4 },
  ]);
  expect(body.faults.length).toBe(2);
  expect((await line('safety.fires')).actual).toBe(null);
  expect((await ask('chief', 'POST', '/goals/months', { values: body.values })).body).toEqual({ entered: 2, same: 0 });
  expect((await line('safety.fires')).actual).toBe(7);
});

test('a repeat of the same request enters once', async () => {
  const values = [{ goal: 'welfare.lifts', month: '2026-10', value: 11 }];
  const key = { 'idempotency-key': 'enter-lifts' };
  for (const _ of [1, 2]) {
    expect((await ask('chief', 'POST', '/goals/months', { values }, key)).body).toEqual({ entered: 1, same: 0 });
  }
  const thing: GoalThing = (await ask('leader', 'GET', '/goals/welfare.lifts')).body;
  expect(thing.entries.map(({ nth, value }) => [nth, value])).toEqual([[1, 11]]);
});

test('who may not is sent away, what is not there is told, and a file that is none is refused', async () => {
  const values = [{ goal: 'welfare.lifts', month: '2026-10', value: 12 }];
  const told = [
    await ask('intake', 'POST', '/goals/months', { values }),
    await ask('unit', 'GET', '/goals'),
    await ask('leader', 'GET', '/goals/welfare.none'),
    await ask('chief', 'POST', '/goals/months', { values: [{ ...values[0], month: '2026-12' }] }),
    await ask('chief', 'POST', '/goals/table', { file: Buffer.from('PK nothing').toString('base64') }),
    await ask('chief', 'PATCH', '/goals/welfare.lifts', { targets: { soon: 1 } }),
  ];
  expect(told.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
    ...['403 forbidden', '403 forbidden', '404 goal.unknown', '422 goal.month-ahead', '422 goal.table'],
    '400 bad-input',
  ]);
});

test('targets are changed on the version that was seen', async () => {
  const change = (version: number, target: number) =>
    ask('leader', 'PATCH', '/goals/welfare.lifts', { targets: { 2026: target } }, { 'if-match': `"${version}"` });
  expect([(await change(0, 130)).status, (await change(0, 140)).status]).toEqual([204, 409]);
  expect((await line('welfare.lifts')).target).toBe(130);
  const [audit] = await app.db.ownerSql`select before, after from town_test.audit where object_type = 'goal_setting'`;
  expect(audit?.['after']?.targets).toEqual({ 2026: 130 });
});
