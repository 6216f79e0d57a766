import type { HealthList } from '@chengyun/contract/alarm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../ingest/test-devices.ts';
import { aDeviceTown, type DeviceTown } from './a-device-town.ts';

let town: DeviceTown;
beforeAll(async () => {
  town = await aDeviceTown();
});
afterAll(() => town.stop());

function alarmOf(device: string) {
  return until(async () => (await town.alarms(`?device=${device}`))[0]);
}

async function smoke(building: string | null = null, model = 'YG-01') {
  return town.device({ profile: 'smoke-detector', building, model });
}

test('an event said again and again is one alarm with a count; another part is another alarm', async () => {
  const device = await town.device({ profile: 'transmission-device' });
  for (const part of ['1-1', '1-1', '1-2', '1-1']) await town.say(device, { events: [{ kind: 'fault', part }] });
  const alarms = await until(async () => {
    const list = await town.alarms(`?device=${device}`);
    return list.reduce((sum, one) => sum + Number(one['times']), 0) === 4 ? list : undefined;
  });
  expect(alarms.map(({ part, times }) => [part, times]).toSorted()).toEqual([
    ['1-1', 3],
    ['1-2', 1],
  ]);
});

test('an alarm goes from raised to cleared, each step with who and why, and refuses what does not fit', async () => {
  const device = await smoke('钟楼');
  await town.say(device, { events: [{}] });
  const { id, version } = await alarmOf(device);
  const act = (action: string, body: object, seen?: number) =>
    town.post(`/alarms/${id}/actions/${action}`, body, seen === undefined ? {} : { 'if-match': `"${seen}"` });
  expect(((await act('clear', {})).json() as { code: string }).code).toBe('alarm.not-allowed-now');
  expect((await act('ack', {}, version)).json()).toMatchObject({ state: 'acknowledged' });
  expect((await act('false', { reason: '蒸汽' }, version)).statusCode).toBe(409);
  expect((await act('false', {})).statusCode).toBe(400);
  expect((await act('false', { reason: '厨房蒸汽' })).json()).toMatchObject({ state: 'false' });
  expect((await act('clear', {})).json()).toMatchObject({ state: 'cleared' });
  const detail = (await town.get(`/alarms/${id}`)).json() as { journal: { action: string; detail: object }[] };
  expect(detail.journal.map(({ action }) => action)).toEqual(['raise', 'ack', 'false', 'clear']);
  expect(detail.journal[2]).toMatchObject({
    actorRole: 'dispatcher',
    fromState: 'acknowledged',
    detail: { reason: '厨房蒸汽' },
  });
  expect(detail).toMatchObject({ neighbours: [{ id: device }], lastHour: [{ kind: 'fire', begun: true }] });
  await expect(town.app.world.sql`update town_test.alarm_journal set action = 'nothing'`).rejects.toThrow(
    /permission denied/,
  );
});

test('a fault that ends clears by itself; a fire that ends waits for a person', async () => {
  const device = await smoke();
  await town.say(device, { events: [{ kind: 'fault' }, {}] });
  await town.say(device, { events: [{ kind: 'fault', on: false }, { on: false }] });
  const alarms = await until(async () => {
    const list = await town.alarms(`?device=${device}`);
    return list.length === 2 && list.every((one) => one['endedAt']) ? list : undefined;
  });
  expect(alarms.map(({ kind, state }) => [kind, state]).toSorted()).toEqual([
    ['fault', 'cleared'],
    ['fire', 'raised'],
  ]);
});

test('a value that comes and goes is one alarm with a count; cleared by hand, the next is a new one', async () => {
  const device = await smoke();
  const flap = async (temperature: number) =>
    town.say(device, { readings: [{ point: 'temperature', value: temperature }] });
  const seen = (times: number, state: string) =>
    until(async () => {
      const [one] = await town.alarms(`?device=${device}&kind=warning`);
      return one?.['times'] === times && one['state'] === state ? one : undefined;
    });
  await flap(58);
  await seen(1, 'raised');
  await flap(49);
  await seen(1, 'cleared');
  await flap(58);
  const { id } = await seen(2, 'raised');
  await town.post(`/alarms/${id}/actions/ack`, {});
  await flap(49);
  await flap(58);
  await seen(3, 'acknowledged');
  await town.post(`/alarms/${id}/actions/clear`, { reason: '厨房用火' });
  await flap(49);
  await flap(58);
  const alarms = await until(async () => {
    const list = await town.alarms(`?device=${device}&kind=warning`);
    return list.length === 2 ? list : undefined;
  });
  expect(alarms.map(({ times, state }) => [times, state])).toEqual([
    [1, 'raised'],
    [3, 'cleared'],
  ]);
});

test('a device that speaks and has no kind is a line of the maintenance list until it gets one', async () => {
  const device = await smoke();
  await town.app.world.ownerSql`update town_test.device set profile_id = null where id = ${device}`;
  await town.say(device, { readings: [{ point: 'batteryLevel', value: 50 }] });
  const mine = () =>
    town.get('/device-health?kind=no_profile').then((answer) => {
      const { lines } = answer.json() as { lines: { device: { id: string } }[] };
      return lines.filter((line) => line.device.id === device);
    });
  await until(async () => (await mine()).length === 1);
  // What a camera sees is for people to look at; it needs no kind.
  await town.app.world.ownerSql`update town_test.device set protocol = 'frigate' where id = ${device}`;
  expect(await mine()).toEqual([]);
  await town.app.world.ownerSql`update town_test.device set protocol = 'mqtt' where id = ${device}`;
  expect(await mine()).toHaveLength(1);
  await town.app.world.ownerSql`update town_test.device set profile_id = 'smoke-detector' where id = ${device}`;
  expect(await mine()).toEqual([]);
});

test('low battery is a line of the maintenance list and no alarm', async () => {
  const device = await smoke();
  await town.say(device, { readings: [{ point: 'batteryLevel', value: 12 }] });
  const mine = () =>
    town.get('/device-health').then((answer) => {
      const { lines } = answer.json() as { lines: { device: { id: string }; kind: string; value: string }[] };
      return lines.filter((line) => line.device.id === device);
    });
  await until(async () => (await mine()).length === 1);
  expect(await mine()).toMatchObject([{ kind: 'low_battery', value: '12' }]);
  const { lines, counts } = (await town.get('/device-health?kind=low_battery')).json<HealthList>();
  expect(counts.low_battery).toBe(lines.length);
  const file = (kind: string) => town.get(`/device-health/export?format=csv&kind=${kind}`).then(({ body }) => body);
  expect(await file('low_battery')).toContain(',Low battery,12,');
  expect(await file('stuck')).not.toContain('Low battery');
  expect(await town.alarms(`?device=${device}`)).toEqual([]);
  await town.say(device, { readings: [{ point: 'batteryLevel', value: 90 }] });
  await until(async () => (await mine()).length === 0);
  // What ended is kept for whoever asks of the past, though the line of the list is written over the next time.
  const ended = () => town.app.world.ownerSql<{ kind: string }[]>`
    select kind from town_test.device_health_past where device_id = ${device} order by since`;
  expect(await ended()).toEqual([{ kind: 'low_battery' }]);
  for (const value of [11, 91]) await town.say(device, { readings: [{ point: 'batteryLevel', value }] });
  await until(async () => (await ended()).length === 2);
});

test('a shelved alarm comes back at its end, and one that nobody acknowledges climbs', async () => {
  const device = await smoke('灯塔');
  await town.say(device, { events: [{}] });
  const { id } = await alarmOf(device);
  const until_ = new Date(Date.now() + 3_600_000).toISOString();
  const far = new Date(Date.now() + 90_000_000).toISOString();
  expect((await town.post(`/alarms/${id}/actions/shelve`, { until: far, reason: '等待检修' })).statusCode).toBe(422);
  await town.post(`/alarms/${id}/actions/shelve`, { until: until_, reason: '等待检修' });
  await town.app.world.ownerSql`update town_test.alarm set shelved_until = now() - interval '1 second',
    raised_at = raised_at - interval '1 hour', next_at = now() where id = ${id}`;
  await until(async () => (await town.alarms(`?device=${device}`)).find((one) => one['shelvedUntil'] === null));
  // The rungs are counted from the end of the shelving: the first is a minute after it.
  expect(await alarmOf(device)).toMatchObject({ state: 'raised', escalatedTo: null });
  await town.app.world.ownerSql`update town_test.alarm set next_at = now() where id = ${id}`;
  const up = await until(async () => (await town.alarms(`?device=${device}`)).find((one) => one['escalatedTo']));
  expect(up).toMatchObject({ shelvedUntil: null, state: 'raised', escalatedTo: 'chief' });
  const { journal } = (await town.get(`/alarms/${id}`)).json() as { journal: { action: string }[] };
  expect(journal.map(({ action }) => action)).toEqual(['raise', 'shelve', 'unshelve', 'escalate']);
});

test('pages of alarms follow each other without gap or repeat, worst first', async () => {
  const device = await town.device({ profile: 'transmission-device', building: '分页楼' });
  const parts = ['a', 'b', 'c', 'd', 'e'];
  await town.say(device, {
    events: parts.map((part) => ({ kind: part < 'c' ? ('fault' as const) : ('shield' as const), part })),
  });
  await until(async () => (await town.alarms(`?device=${device}`)).length === 5);
  const seen: unknown[] = [];
  let cursor = '';
  do {
    const answer = await town.get(`/alarms?device=${device}&state=open&limit=2${cursor}`);
    const page = answer.json() as { alarms: { severity: string; id: string }[]; next: string | null };
    seen.push(...page.alarms.map(({ severity }) => severity));
    cursor = page.next === null ? '' : `&cursor=${page.next}`;
  } while (cursor);
  expect(seen).toEqual(['major', 'major', 'minor', 'minor', 'minor']);
});

test('a section without its data is "not enough data" and never a class; with it, its class and what makes it so', async () => {
  const device = await town.device({ profile: 'section-river' });
  const mine = async () => {
    const { devices } = (await town.get('/ratings')).json() as { devices: { device: { id: string }; class: number }[] };
    return devices.find((one) => one.device.id === device);
  };
  const none = { class: null, missing: ['ph', 'do', 'codmn', 'nh3n', 'tp'], main: [], at: null };
  expect(await mine()).toMatchObject({ ...none, target: 4, standard: 'GB 3838-2002' });
  const good = { 'w01001-Rtd': 7.5, 'w01009-Rtd': 6.5, 'w01019-Rtd': 3, 'w21003-Rtd': 0.4 };
  const readings = Object.entries(good).map(([point, value]) => ({ point, value }));
  await town.say(device, { readings });
  await until(async () => (await pointsOf(device)) === 4);
  expect(await mine()).toMatchObject({ class: null, missing: ['tp'] });
  await town.say(device, {
    readings: [
      { point: 'w21011-Rtd', value: 0.5 },
      { point: 'w20111-Rtd', value: 0.04 },
    ],
  });
  await until(async () => (await pointsOf(device)) === 6);
  expect(await mine()).toMatchObject({ class: 6, missing: [], main: [{ point: 'tp', value: 0.5, class: 6 }] });
});

async function pointsOf(device: string): Promise<number> {
  const [row] = await town.app.world.ownerSql<{ n: number }[]>`
    select count(*)::int as n from town_test.device_state, jsonb_object_keys(points) where device_id = ${device}`;
  return row?.n ?? 0;
}

test('a list of alarms goes out as a file with the filters that are shown, in the words of the reader', async () => {
  const device = await town.device({ profile: 'transmission-device' });
  for (const part of ['3-1', '3-2']) await town.say(device, { events: [{ kind: 'fault', part }] });
  await until(async () => (await town.alarms(`?device=${device}`)).length === 2 || undefined);
  const file = await town.get(`/alarms/export?format=csv&device=${device}&kind=fault`);
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  const [headings, ...rows] = file.body.trimEnd().split('\r\n');
  expect(headings).toContain('raised at,kind,severity,state');
  expect(rows.map((row) => row.split(',')[1])).toEqual(['Fault', 'Fault']);
  expect((await town.get(`/alarms/export?format=csv&device=${device}&kind=fire`)).body.trimEnd()).toBe(headings);
});
