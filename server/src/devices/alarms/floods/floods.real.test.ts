import type { Floods } from '@chengyun/contract/flood';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../ingest/test-devices.ts';
import { aDeviceTown, type DeviceTown } from '../a-device-town.ts';

let town: DeviceTown;
beforeAll(async () => {
  town = await aDeviceTown();
});
afterAll(() => town.stop());

const reading = { readings: [{ point: 'temperature', value: 21 }] };
const floodsOf = async (id: string) =>
  (await town.get('/device-floods')).json<Floods>().floods.filter(({ deviceId }) => deviceId === id);

test('a device that floods is named with its rate while it does, a fire overtakes it, and it is over when it stops', async () => {
  const [loud, quiet] = [
    await town.device({ profile: 'smoke-detector', building: '水塔', name: '失控网关' }),
    await town.device({ profile: 'smoke-detector', building: '水塔' }),
  ];
  // What is refused at the end of the test was never acknowledged.
  const say = (device: string) => void town.say(device, { ...reading, at: new Date() }).catch(() => {});
  const flooding = setInterval(() => {
    for (let n = 0; n < 60; n += 1) say(loud);
    say(quiet);
  }, 100);
  try {
    const [flood] = await until(async () => {
      const found = await floodsOf(loud);
      return found.length > 0 ? found : undefined;
    });
    expect(flood).toMatchObject({ name: '失控网关', building: '水塔', endedAt: null });
    expect(flood?.perSecond).toBeGreaterThan(200);
    expect(await floodsOf(quiet)).toEqual([]);
    await town.say(quiet, { events: [{}] });
    await until(async () => (await town.alarms(`?device=${quiet}`))[0]);
  } finally {
    clearInterval(flooding);
  }
  const [over] = await until(async () => {
    const found = await floodsOf(loud);
    return found[0]?.endedAt ? found : undefined;
  });
  expect(over?.most).toBeGreaterThanOrEqual(over?.perSecond ?? 0);
});

test('of a device that is looked at pages hear when it speaks; of others they do not', async () => {
  const heard: { topic: string; id: string }[] = [];
  const listening = await town.app.world.ownerSql.listen('chengyun_live', (text) => heard.push(JSON.parse(text)));
  const [seen, unseen] = [
    await town.device({ profile: 'smoke-detector' }),
    await town.device({ profile: 'smoke-detector' }),
  ];
  const told = await town.post('/devices/watched', { deviceIds: [seen] });
  expect(told.statusCode).toBe(204);
  await town.say(unseen, reading);
  await town.say(seen, reading);
  await until(() => heard.some(({ topic, id }) => topic === 'device' && id === seen));
  expect(heard.filter(({ topic }) => topic === 'device')).toEqual([{ town: 'test', topic: 'device', id: seen }]);
  await listening.unlisten();
});
