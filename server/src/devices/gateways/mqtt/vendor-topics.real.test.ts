import type { TopicMap } from '@chengyun/contract/topic-map';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MqttSender, mqttSender } from '../../../../../simulator/wires/mqtt.ts';
import { bringPacks } from '../../../people/bring-packs.ts';
import { aDevice, asSystem, until } from '../../ingest/test-devices.ts';
import { credentialHash } from '../../registry/credential.ts';
import type { RunningGateway } from '../gateway.ts';
import { type TestGround, testGround } from '../test-gateway.ts';
import { startMqttGateway } from './mqtt-gateway.ts';

const topics: readonly TopicMap[] = [
  {
    ...{
      topic: 'sd/fire/{module}/info',
      each: '$.devs[*]',
      device: '$.sn',
      time: { path: '$.at', form: 'milliseconds' },
    },
    pairs: { each: '$.dp[*]', name: '$.property', value: '$.value' },
    events: [{ kind: 'fire', path: '$.state', on: ['1'], off: ['0'], part: '{module}' }],
  },
];
let ground: TestGround;
let gateway: RunningGateway;
beforeAll(async () => {
  ground = await testGround();
  await bringPacks(ground.db.ownerSql, ground.world.log);
  await ground.db.ownerSql`
    update town_test.policy set data = jsonb_set(data, '{profiles}', (
      select jsonb_agg(case when p ->> 'id' = 'smoke-detector' then p || ${JSON.stringify({ topics })}::text::jsonb else p end)
      from jsonb_array_elements(data -> 'profiles') p))
    where kind = 'pack' and id = 'fire-safety'`;
  gateway = await startMqttGateway(ground.world, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await gateway.stop();
  await ground.stop();
});

async function known(name: string, profile: string | null, parentId: string | null = null): Promise<string> {
  const { db, world } = ground;
  const id = await aDevice(db.sql, { externalId: name, credentialHash: credentialHash(`token of ${name}`), parentId });
  await asSystem(db.sql, (sql) => sql`update device set profile_id = ${profile} where id = ${id}`);
  await until(() => world.registry.byId(id)?.profileId === profile);
  return id;
}

function login(name: string): Promise<MqttSender> {
  return mqttSender({ host: '127.0.0.1', port: gateway.port, clientId: name, username: `token of ${name}` });
}

function send(sender: MqttSender, topic: string, body: unknown): Promise<void> {
  return new Promise((resolve) => sender.publish(topic, Buffer.from(JSON.stringify(body)), resolve));
}

function stored(id: string) {
  return asSystem(
    ground.db.sql,
    (sql) => sql`select at, points, numbers, events from observation where device_id = ${id} order by at`,
  );
}

function whys(id: string) {
  return asSystem(ground.db.sql, async (sql) => {
    const rows = await sql`select why from raw_frame where device_id = ${id} order by id`;
    return rows.map(({ why }) => String(why));
  });
}

test('a box speaks for its detectors on its own topic, and what is acknowledged is stored', async () => {
  const box = await known('box', 'smoke-detector');
  const detector = await known('S1', null, box);
  const sender = await login('box');
  const at = Date.now();
  const message = { devs: [{ sn: 'S1', at, state: 1, dp: [{ property: 'smokeValue', value: '0.4' }] }] };
  await send(sender, 'sd/fire/M-1/info', message);
  await send(sender, 'sd/fire/M-1/info', message);
  expect([...(await stored(detector))]).toEqual([
    {
      ...{ at: new Date(at), points: ['smokeValue'], numbers: [0.4] },
      events: [{ kind: 'fire', on: true, part: 'M-1', text: null }],
    },
  ]);
  sender.end();
});

test('what its topics do not read is acknowledged and kept with the reason; ThingsBoard topics go on as ever', async () => {
  const id = await known('odd-box', 'smoke-detector');
  const sender = await login('odd-box');
  await send(sender, 'sd/fire/M-1/info', { devices: [] });
  await send(sender, 'sd/fire/M-1/other', {});
  await send(sender, 'v1/devices/me/telemetry', { battery: 80 });
  expect((await stored(id)).map(({ points }) => points)).toEqual([['battery']]);
  const told = await until(async () => (await whys(id)).length === 2 && (await whys(id)));
  expect(told).toEqual([
    'sd/fire/M-1/info: nothing stands at $.devs[*] (each)',
    expect.stringContaining('sd/fire/M-1/other: '),
  ]);
  sender.end();
});
