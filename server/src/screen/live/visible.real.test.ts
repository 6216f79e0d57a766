import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Actor } from '../../people/actor.ts';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { announceGround } from '../../town/ground/store-ground.ts';
import { parseNews } from './news.ts';
import { visibleToEach } from './visible.ts';

const HOME = '310199101001';
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const patrol: Actor = { id: 'patrol', roles: ['patrol'], unitIds: [], areaCodes: [HOME] };
const stranger: Actor = { id: 'stranger', roles: ['patrol'], unitIds: [], areaCodes: [] };
const desk: Actor = { id: 'desk', roles: ['dispatcher'], unitIds: [], areaCodes: [] };

/** A device with an incident in a community; gives the news of both. */
async function placed(community: string) {
  const [device, incident] = [v7(), v7()];
  const { ownerSql } = app.world;
  await ownerSql`
    insert into town_test.device (id, protocol, external_id, name, community_code)
    values (${device}, 'mqtt', ${device}, 'smoke', ${community})`;
  await ownerSql`
    insert into town_test.incident (id, version, concern, place_key, state, kind, severity, drill, device_id,
      community_code, devices, alarms, first_at, last_at)
    values (${incident}, 1, 'danger', ${device}, 'open', 'fire', 'critical', false, ${device}, ${community}, 1, 1,
      now(), now())`;
  return [
    { topic: 'device', id: device },
    { topic: 'incident', id: incident },
  ];
}

test('whoever sees a community alone hears of its devices and incidents and of no others', async () => {
  const [own, foreign] = [await placed(HOME), await placed('310199101002')];
  const lists = ['ground', 'occasion', 'flood', 'refetch', 'waiting', 'health', 'devices'].map((topic) => ({
    topic,
    id: 'all',
  }));
  const news = [...own, ...foreign, ...lists].map((one, seq) => ({ town: 'test', seq, ...one }));
  const heard = (await visibleToEach(app.world.sql, 'test', [desk, patrol, stranger], news)).map((theirs) =>
    theirs.map(({ topic, id }) => `${topic} ${id}`).toSorted(),
  );
  const anybodys = ['flood all', 'ground all', 'occasion all', 'refetch all'];
  const mine = [...own.map(({ topic, id }) => `${topic} ${id}`), 'devices all', 'health all', ...anybodys];
  expect(heard).toEqual([expect.any(Array), mine.toSorted(), anybodys]);
  expect(heard[0]).toHaveLength(news.length);
});

test('a change of the ground is told to pages when it is stored, after the servers that draw it', async () => {
  const { ownerSql } = app.world;
  const heard: unknown[] = [];
  const channels = ['chengyun_ground', 'chengyun_live'].map((channel) =>
    ownerSql.listen(channel, (payload) => heard.push(parseNews(payload) ?? payload)),
  );
  await Promise.all(channels);
  await ownerSql.begin((sql) => announceGround(sql as never, 'test'));
  await vi.waitFor(() => expect(heard).toEqual(['test', { town: 'test', topic: 'ground', id: 'all' }]));
  for (const listening of channels) await (await listening).unlisten();
});
