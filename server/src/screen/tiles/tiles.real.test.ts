import type { TileTotals } from '@chengyun/contract/tiles';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aDeviceTown, type DeviceTown } from '../../devices/alarms/a-device-town.ts';
import { devicePage } from '../../devices/desk/device-queries.ts';
import { asSystem, until } from '../../devices/ingest/test-devices.ts';
import { announceGround } from '../../town/ground/store-ground.ts';
import { screenStage } from '../screen.ts';

const HOME = '310199101001';
const AWAY = '310199101002';
let town: DeviceTown;
beforeAll(async () => {
  town = await aDeviceTown([screenStage]);
});
afterAll(() => town.stop());

type Headers = Readonly<Record<string, string>>;

/** The whole world in one tile; its texts stand in it as they are. */
async function worldTile(layer: string, headers: Headers) {
  const answer = await town.app.http.inject({ url: `/api/towns/test/tiles/${layer}/0/0/0.mvt`, headers });
  return { status: answer.statusCode, tag: String(answer.headers['etag']), text: answer.rawPayload.toString('latin1') };
}

const soon = (check: () => Promise<void>) => vi.waitFor(check, 30_000);

const desk = () => town.app.key({ roles: ['dispatcher'] });

async function aDevice(community: string): Promise<string> {
  const id = await town.device({ profile: 'smoke-detector' });
  await town.app.world.ownerSql`update town_test.device set community_code = ${community} where id = ${id}`;
  return id;
}

async function aCase(community: string): Promise<string> {
  const id = v7();
  await town.app.world.ownerSql`
    insert into town_test.cases (id, number, version, kind, policy_id, policy_version, source, state, title, lon, lat,
      community_code, lamp, reported_at, updated_at)
    values (${id}, ${id.slice(-12)}, 1, 'ticket', 'hotline', 1, 'phone', 'filed', '路灯不亮', 121.5, 31.2, ${community},
      'red', now(), now())`;
  await town.app.world.ownerSql.notify(
    'chengyun_live',
    JSON.stringify({ town: 'test', topic: 'case', id, version: 1 }),
  );
  return id;
}

test('a device that raises a fire alarm burns in the next tile, and an unchanged tile is not sent again', async () => {
  const headers = await desk();
  const device = await aDevice('310199101003');
  await soon(async () => expect((await worldTile('devices', headers)).text).toContain('smoke-detector'));
  const before = await worldTile('devices', headers);
  expect(before.text).not.toContain('fire');
  expect((await worldTile('devices', { ...headers, 'if-none-match': before.tag })).status).toBe(304);
  await town.say(device, { events: [{}] });
  await until(async () => (await town.alarms(`?device=${device}`))[0]);
  await soon(async () => {
    const after = await worldTile('devices', { ...headers, 'if-none-match': before.tag });
    expect([after.status, after.text.includes('fire')]).toEqual([200, true]);
  });
  await soon(async () => expect((await worldTile('alarms', headers)).text).toContain('critical'));
});

test('a patrol finds the cases and devices of its own community in the tiles and nobody else’s', async () => {
  const patrol = await town.app.person({ roles: ['patrol'], areaCodes: [HOME] });
  const headers = await town.app.signIn(patrol);
  expect((await worldTile('cases', headers)).text).not.toContain('state');
  const away = await aCase(AWAY);
  await worldTile('cases', await desk());
  const own = await aCase(HOME);
  await soon(async () => expect((await worldTile('cases', headers)).text).toContain(own));
  expect((await worldTile('cases', headers)).text).not.toContain(away);
  const all = await worldTile('cases', await desk());
  expect([own, away].filter((id) => !all.text.includes(id))).toEqual([]);
  const [near, far] = [await aDevice(HOME), await aDevice(AWAY)];
  await soon(async () => expect((await worldTile('devices', headers)).text).toContain(near));
  expect((await worldTile('devices', headers)).text).not.toContain(far);
});

test('a case that is closed leaves the tile', async () => {
  const headers = await town.app.signIn(await town.app.person({ roles: ['patrol'], areaCodes: ['310199101009'] }));
  const id = await aCase('310199101009');
  await soon(async () => expect((await worldTile('cases', headers)).text).toContain(id));
  const { ownerSql } = town.app.world;
  await ownerSql`update town_test.cases set state = 'closed', lamp = null where id = ${id}`;
  await ownerSql.notify('chengyun_live', JSON.stringify({ town: 'test', topic: 'case', id, version: 2 }));
  await soon(async () => expect((await worldTile('cases', headers)).text).not.toContain(id));
});

test('an alarm of a drill or of maintenance stands on no tile and lights no device, as it stands in no list of the wall; nor does one put aside', async () => {
  const { ownerSql } = town.app.world;
  const totals = async () => (await town.get('/tiles/totals')).json<TileTotals>();
  const before = await totals();
  const raised: string[] = [];
  for (let nth = 0; nth < 3; nth++) {
    const device = await aDevice(HOME);
    await town.say(device, { events: [{}] });
    raised.push((await until(async () => (await town.alarms(`?device=${device}`))[0])).id);
  }
  const [ofDrill = '', aside = ''] = raised;
  const more = async () => {
    const { alarms, devices } = await totals();
    return [
      Number(alarms['critical']) - Number(before.alarms['critical']),
      Number(devices['fire']) - Number(before.devices['fire']),
    ];
  };
  await soon(async () => expect(await more()).toEqual([3, 3]));
  await ownerSql`update town_test.alarm set quiet = true where id = ${ofDrill}`;
  await ownerSql`update town_test.alarm set shelved_until = now() + interval '1 hour' where id = ${aside}`;
  for (const id of raised) {
    await ownerSql.notify('chengyun_live', JSON.stringify({ town: 'test', topic: 'alarm', id, version: 2 }));
  }
  await soon(async () => expect(await more()).toEqual([1, 2]));
});

test('what is counted while much changes comes to what the lists of alarms and devices have', async () => {
  const totals = async () => (await town.get('/tiles/totals')).json<TileTotals>();
  const sum = (states: Readonly<Record<string, number>>) => Object.values(states).reduce((all, many) => all + many, 0);
  const added = await Promise.all(Array.from({ length: 12 }, () => aDevice(HOME)));
  for (const device of added) {
    await Promise.all([town.say(device, { events: [{}, { kind: 'fault' }] }), totals(), totals()]);
  }
  const [one] = await until(async () => {
    const found = await town.alarms(`?device=${added.at(-1)}`);
    return found.length === 2 && found;
  });
  await town.post(`/alarms/${one?.id}/actions/false`, { reason: '误报' });
  const { ownerSql, sql } = town.app.world;
  const { devices } = await asSystem(sql, (of) => devicePage(of, { limit: 200 }));
  const open = (await town.alarms('?state=open&limit=200')).filter(
    (alarm) => alarm['state'] !== 'false' && alarm['occasion'] === null && alarm['shelvedUntil'] === null,
  );
  await soon(async () => {
    const counted = await totals();
    const quiet = await ownerSql`select from town_test.alarm where quiet and state <> 'cleared'`;
    expect([sum(counted.alarms), sum(counted.devices)]).toEqual([open.length - quiet.length, devices.length]);
  });
});

test('schools and places of rescue stand in the tiles of everybody, and a new one once the ground was announced', async () => {
  const patrol = await town.app.signIn(await town.app.person({ roles: ['patrol'], areaCodes: [AWAY] }));
  const { ownerSql } = town.app.world;
  const add = async (kind: string, name: string) => {
    await ownerSql`
      insert into town_test.place (id, kind, name, lon, lat) values (${v7()}, ${kind}, ${name}, 121.5, 31.2)`;
    await announceGround(ownerSql, 'test');
  };
  await add('poi', '锦安路88号便利店');
  await add('poi', '锦安小学');
  await soon(async () => expect((await worldTile('sites', patrol)).text).toContain('school'));
  const before = await worldTile('sites', patrol);
  expect((await worldTile('sites', { ...patrol, 'if-none-match': before.tag })).status).toBe(304);
  await add('aed', '锦安小学 AED');
  await soon(async () =>
    expect((await town.get('/tiles/totals')).json<TileTotals>().sites).toMatchObject({ school: 1, aed: 1, market: 0 }),
  );
  expect((await worldTile('sites', { ...patrol, 'if-none-match': before.tag })).status).toBe(200);
});

test('a layer there is not is refused with those there are', async () => {
  const answer = await town.get('/tiles/moon/0/0/0.mvt');
  expect([answer.statusCode, answer.json()]).toEqual([
    404,
    expect.objectContaining({
      code: 'tiles.no-such-layer',
      detail: expect.stringContaining('areas, cases, devices, alarms, cameras, sections, patrols, sites, base'),
    }),
  ]);
  expect((await town.get('/tiles/cases/1/2/0.mvt')).statusCode).toBe(404);
  expect((await town.get('/tiles/cases/19/0/0.mvt')).statusCode).toBe(404);
});
