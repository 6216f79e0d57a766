import type { CalendarData } from '@chengyun/contract/calendar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '../test-app.ts';
import { groundApp } from './testing/ground-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await groundApp();
});
afterAll(() => app.stop());

const url = '/api/towns/test/calendars';

async function post(
  path: string,
  payload: object,
  role: 'admin' | 'unit' = 'admin',
  more: Record<string, string> = {},
) {
  const headers = { ...(await app.key({ roles: [role] })), ...more };
  return app.http.inject({ method: 'POST', url: `${url}${path}`, headers, payload });
}

async function newest(): Promise<CalendarData> {
  return (await app.http.inject({ url, headers: await app.key({ roles: ['unit'] }) })).json().calendars[0];
}

const draftOf = ({ id: _, version: __, ...draft }: CalendarData) => draft;

test('a deadline can be tried by anyone, with its reason in both languages', async () => {
  const trial = { start: '2026-09-30T10:00:00+08:00', limit: { amount: 1, unit: 'work_day' } };
  const answer = await post('/office/try', trial, 'unit');
  expect(answer.json()).toEqual({
    due: '2026-10-02T02:00:00.000Z',
    explanation: {
      zh: '自 9 月 30 日（周三）10:00 起 1 个工作日，跳过节假日 10 月 1 日，至 10 月 2 日（周五）10:00',
      en: '1 working day from Wed 30 Sep 10:00, holiday 1 Oct skipped → Fri 2 Oct 10:00',
    },
  });
});

test('a draft can be tried before it is saved', async () => {
  const calendar = { ...draftOf(await newest()), days: {} };
  const trial = { start: '2026-09-30T10:00:00+08:00', limit: { amount: 1, unit: 'work_day' }, calendar };
  expect((await post('/office/try', trial)).json().due).toBe('2026-10-01T02:00:00.000Z');
});

test('a limit that leads out of the years is refused, not an error of ours', async () => {
  const trial = { start: '2199-09-30T10:00:00+08:00', limit: { amount: 100_000, unit: 'work_day' } };
  expect((await post('/office/try', trial)).json().code).toBe('ground.due-out-of-range');
});

test('a new version is kept beside the old one; a stale, faulty or equal one is refused', async () => {
  const calendar = draftOf(await newest());
  const days = { ...calendar.days, '2026-10-08': { kind: 'workday' as const, name: { zh: '调休', en: 'Make-up' } } };
  const made = await post('/office/versions', { calendar: { ...calendar, days }, note: '调休上班' }, 'admin', {
    'if-match': '"1"',
  });
  expect([made.statusCode, made.json().version]).toEqual([201, 2]);
  const late = await post('/office/versions', { calendar, note: '迟到' }, 'admin', { 'if-match': '"1"' });
  expect([late.statusCode, late.json().version]).toEqual([409, 2]);
  const slots = [{ from: '18:00', to: '09:00' }];
  const faulty = await post('/office/versions', { calendar: { ...calendar, slots }, note: '写反' });
  expect(faulty.json().detail).toBe('工作日历不能使用：工作时段 18:00–09:00 的结束不晚于开始，请改为当日更晚的时刻。');
  const same = await post('/office/versions', { calendar: { ...calendar, days }, note: '相同' });
  expect(same.json().code).toBe('ground.unchanged');
  const headers = await app.key({ roles: ['unit'] });
  const { versions } = (await app.http.inject({ url: `${url}/office`, headers })).json();
  expect(versions.map(({ note }: { note: string }) => note)).toEqual(['调休上班', null]);
  expect((await app.http.inject({ url: `${url}/office/versions/1`, headers })).json().days).toEqual(calendar.days);
});

test('a unit cannot change the calendar', async () => {
  const calendar = draftOf(await newest());
  expect((await post('/office/versions', { calendar, note: '改一改' }, 'unit')).statusCode).toBe(403);
});
