import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../ingest/test-devices.ts';
import { aDeviceTown, type DeviceTown } from './a-device-town.ts';

let town: DeviceTown;
beforeAll(async () => {
  town = await aDeviceTown();
});
afterAll(() => town.stop());

const HOME = '310199101001';

async function smokeIn(community: string): Promise<string> {
  const device = await town.device({ profile: 'smoke-detector', building: `楼 ${community}` });
  await town.app.world.ownerSql`update town_test.device set community_code = ${community} where id = ${device}`;
  await town.say(device, { events: [{}] });
  const alarm = await until(async () => (await town.alarms(`?device=${device}`))[0]);
  return alarm.id;
}

async function call(headers: Readonly<Record<string, string>>, method: 'GET' | 'POST', path: string, payload = {}) {
  const url = `/api/towns/test${path}`;
  return town.app.http.inject(method === 'GET' ? { url, headers } : { method, url, headers, payload });
}

test('a patrol sees and judges the alarms of its own community and nobody else’s', async () => {
  const [own, foreign] = [await smokeIn(HOME), await smokeIn('310199101002')];
  const patrol = await town.app.person({ roles: ['patrol'], areaCodes: [HOME] });
  const headers = { ...(await town.app.signIn(patrol)), 'sec-fetch-site': 'same-origin' };
  const listed = (await call(headers, 'GET', '/alarms')).json<{ alarms: { id: string }[] }>();
  expect(listed.alarms.map(({ id }) => id)).toEqual([own]);
  expect((await call(headers, 'GET', `/alarms/${foreign}`)).statusCode).toBe(404);
  expect((await call(headers, 'POST', `/alarms/${foreign}/actions/confirm`)).statusCode).toBe(404);
  const confirmed = await call(headers, 'POST', `/alarms/${own}/actions/confirm`);
  expect([confirmed.statusCode, confirmed.json()]).toEqual([
    200,
    expect.objectContaining({ state: 'confirmed', incidentId: expect.any(String) }),
  ]);
  expect((await call(headers, 'POST', `/alarms/${own}/actions/clear`)).statusCode).toBe(403);
});

test('only who manages devices announces a drill', async () => {
  const now = Date.now();
  const drill = {
    ...{ kind: 'drill', name: '演练', building: '楼' },
    ...{ from: new Date(now).toISOString(), to: new Date(now + 60_000).toISOString() },
  };
  expect((await call(await town.app.key({ roles: ['intake'] }), 'POST', '/occasions', drill)).statusCode).toBe(403);
  const { building: _, ...nowhere } = drill;
  const chief = await town.app.key({ roles: ['chief'] });
  expect((await call(chief, 'POST', '/occasions', nowhere)).json()).toMatchObject({ code: 'alarm.occasion-where' });
  const backwards = { ...drill, from: drill.to, to: drill.from };
  expect((await call(chief, 'POST', '/occasions', backwards)).json()).toMatchObject({ code: 'alarm.occasion-time' });
  const made = await call(chief, 'POST', '/occasions', drill);
  expect(made.json()).toMatchObject({ active: true, endedAt: null });
  const ended = await call(chief, 'POST', `/occasions/${made.json<{ id: string }>().id}/end`);
  expect(ended.json()).toMatchObject({ active: false, endedAt: expect.any(String) });
});
