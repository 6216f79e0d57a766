import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../ingest/test-devices.ts';
import { aDeviceTown, type DeviceTown } from './a-device-town.ts';

let town: DeviceTown;
beforeAll(async () => {
  town = await aDeviceTown();
});
afterAll(() => town.stop());

/** The alarms of a device, oldest first, once they are as asked. */
function alarmsAs(device: string, is: (alarms: Awaited<ReturnType<DeviceTown['alarms']>>) => boolean) {
  return until(async () => {
    const alarms = (await town.alarms(`?device=${device}`)).toReversed();
    return is(alarms) ? alarms : undefined;
  });
}

test('a fire found false after it was over is cleared, and the next fire of the detector is one of its own', async () => {
  const device = await town.device({ profile: 'smoke-detector' });
  await town.say(device, { events: [{}] });
  await town.say(device, { events: [{ on: false }] });
  const [{ id } = { id: '' }] = await alarmsAs(device, ([one]) => one?.['endedAt'] != null);
  const done = await town.post(`/alarms/${id}/actions/false`, { reason: '厨房油烟' });
  expect(done.json()).toMatchObject({ state: 'cleared' });
  const { journal } = (await town.get(`/alarms/${id}`)).json() as { journal: { action: string }[] };
  expect(journal.map(({ action }) => action)).toEqual(['raise', 'end', 'false', 'clear']);
  await town.say(device, { events: [{}] });
  expect(await alarmsAs(device, ({ length }) => length === 2)).toMatchObject([
    { id, state: 'cleared', verdict: 'false', times: 1 },
    { state: 'raised', verdict: null, times: 1 },
  ]);
});

test('a fire after one that was found real and over is heard anew, in its incident while people are at it', async () => {
  const device = await town.device({ profile: 'smoke-detector' });
  const { ownerSql } = town.app.world;
  const confirmedAndOver = async (which: number) => {
    await town.say(device, { events: [{}] });
    const id = (await alarmsAs(device, ({ length }) => length === which))[which - 1]?.id ?? '';
    await town.post(`/alarms/${id}/actions/confirm`, { reason: '现场有明火' });
    await town.say(device, { events: [{ on: false }] });
    await alarmsAs(device, (all) => all[which - 1]?.['endedAt'] != null);
    await ownerSql`update town_test.alarm set ended_at = now() - interval '5 minutes' where id = ${id}`;
    return id;
  };
  const first = await confirmedAndOver(1);
  const second = await confirmedAndOver(2);
  const [one, two] = await alarmsAs(device, ({ length }) => length === 2);
  expect([one, two]).toMatchObject([
    { id: first, state: 'cleared', verdict: 'confirmed', times: 1 },
    { id: second, state: 'confirmed', times: 1, incidentId: one?.['incidentId'] },
  ]);
  expect(one?.['incidentId']).not.toBeNull();
  // Its case is closed: another fire is a matter of its own.
  const ended = v7();
  await ownerSql`
    insert into town_test.cases (id, number, version, kind, policy_id, policy_version, source, state, title, reported_at,
      updated_at)
    values (${ended}, ${ended.slice(-12)}, 1, 'fire', 'fire-safety', 1, 'device', 'closed', '火情', now(), now())`;
  await ownerSql`update town_test.incident set case_id = ${ended}, last_at = now() - interval '1 hour'`;
  await town.say(device, { events: [{}] });
  expect((await alarmsAs(device, ({ length }) => length === 3))[2]).toMatchObject({
    ...{ state: 'raised', verdict: null, incidentId: null },
  });
  const detail = (await town.get(`/incidents/${one?.['incidentId']}`)).json<{ state: string; alarms: number }>();
  expect(detail).toMatchObject({ state: 'closed', alarms: 2 });
});

test('a fire found false whose detector tells of no end takes no fire of another hour', async () => {
  const device = await town.device({ profile: 'smoke-detector' });
  await town.say(device, { events: [{}] });
  const [{ id } = { id: '' }] = await alarmsAs(device, ({ length }) => length === 1);
  await town.post(`/alarms/${id}/actions/false`, { reason: '厨房油烟' });
  await town.say(device, { events: [{}] });
  expect(await alarmsAs(device, ([one]) => one?.['times'] === 2)).toMatchObject([{ id, state: 'false' }]);
  await town.app.world.ownerSql`update town_test.alarm set last_at = now() - interval '1 hour' where id = ${id}`;
  await town.say(device, { events: [{}] });
  expect(await alarmsAs(device, ({ length }) => length === 2)).toMatchObject([
    { id, state: 'cleared', verdict: 'false', times: 2 },
    { state: 'raised', verdict: null, times: 1 },
  ]);
});

test('a fire after a drill is one of its own, and what was over when the drill ended is cleared', async () => {
  const building = '疏散楼';
  const [burning, over] = [
    await town.device({ profile: 'smoke-detector', building }),
    await town.device({ profile: 'smoke-detector', building }),
  ];
  const now = Date.now();
  const drill = await town.post('/occasions', {
    ...{ kind: 'drill', name: '疏散演练', building },
    ...{ from: new Date(now - 60_000).toISOString(), to: new Date(now + 3_600_000).toISOString() },
  });
  for (const device of [burning, over]) await town.say(device, { events: [{}] });
  await town.say(over, { events: [{ on: false }] });
  await alarmsAs(burning, ({ length }) => length === 1);
  await alarmsAs(over, ([one]) => one?.['endedAt'] != null);
  await town.post(`/occasions/${drill.json<{ id: string }>().id}/end`, {});
  expect(await alarmsAs(over, ([one]) => one?.['state'] === 'cleared')).toMatchObject([
    { occasion: { kind: 'drill' } },
  ]);
  await town.say(burning, { events: [{}] });
  expect(await alarmsAs(burning, ({ length }) => length === 2)).toMatchObject([
    { state: 'cleared', times: 1, occasion: { kind: 'drill' } },
    { state: 'raised', times: 1, occasion: null },
  ]);
});

test('what was found at a device ends when it is put out of use or changes its type; a fire waits for a person', async () => {
  const [idle, other] = [
    await town.device({ profile: 'smoke-detector' }),
    await town.device({ profile: 'smoke-detector' }),
  ];
  for (const device of [idle, other]) {
    await town.say(device, {
      events: [{ kind: 'fault' }, {}],
      readings: [{ point: 'batteryLevel', value: 12 }],
    });
    await alarmsAs(device, ({ length }) => length === 2);
  }
  const lines = async () => {
    const answer = (await town.get('/device-health')).json() as { lines: { device: { id: string } }[] };
    return answer.lines.map(({ device }) => device.id).filter((id) => id === idle || id === other);
  };
  await until(async () => (await lines()).length === 2);
  const { ownerSql } = town.app.world;
  await ownerSql`update town_test.device set state = 'disabled' where id = ${idle}`;
  await ownerSql`update town_test.device set profile_id = 'manual-call-point' where id = ${other}`;
  for (const device of [idle, other]) {
    const alarms = await alarmsAs(device, (all) => all.every((one) => one['endedAt'] !== null));
    expect(Object.fromEntries(alarms.map(({ kind, state }) => [kind, state]))).toEqual({
      ...{ fault: 'cleared', fire: 'raised' },
    });
  }
  await until(async () => (await lines()).length === 0);
});
