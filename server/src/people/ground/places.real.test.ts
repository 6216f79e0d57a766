import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { announceGround } from '../../town/ground/store-ground.ts';
import { systemActor } from '../actor.ts';
import { inTown } from '../in-town.ts';
import type { TestApp } from '../test-app.ts';
import { groundApp } from './testing/ground-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await groundApp();
});
afterAll(() => app.stop());

async function get(path: string, more: Record<string, string> = {}) {
  const headers = { ...(await app.key({ roles: ['patrol'] })), ...more };
  return app.http.inject({ url: `/api/towns/test${path}`, headers });
}

const area = {
  community: { code: '310199101001', name: '安和居委' },
  grid: { code: '310199101001G01', name: '安和一格' },
  unitGrid: { code: '310199101001001', name: '安和单元一' },
};

test('an address is found with its position and areas', async () => {
  const { places } = (await get(`/places?q=${encodeURIComponent('锦安路10号')}`)).json();
  expect(places[0]).toMatchObject({ address: '锦安路10号', position: [121.502, 31.205], area, estimated: false });
});

test('a place is told by its id, and one there is not is not found', async () => {
  const { places } = (await get(`/places?q=${encodeURIComponent('锦安路10号')}`)).json();
  expect((await get(`/places/${places[0].id}`)).json()).toEqual(places[0]);
  expect((await get('/places/01a21468-7b9c-7033-850f-002093313380')).statusCode).toBe(404);
});

test('a house number nobody recorded is placed between its neighbours and says so', async () => {
  const { places } = (await get(`/places?q=${encodeURIComponent('锦安路14号')}`)).json();
  expect(places[0]).toMatchObject({ estimated: true, area });
  expect(places[0].position[0]).toBeGreaterThan(121.502);
});

test('a position tells its areas and the nearest address; outside the town neither', async () => {
  expect((await get('/places/at?lon=121.5021&lat=31.205')).json()).toMatchObject({
    area,
    nearest: { place: { address: '锦安路10号' }, metres: 10 },
  });
  expect((await get('/places/at?lon=120&lat=30')).json()).toEqual({ area: null, nearest: null });
});

test('a place that is added is found once the ground was announced', async () => {
  const { sql } = app.db;
  await get('/places?q=x');
  await inTown(sql, 'test', systemActor, async (tx) => {
    await tx`insert into place (id, kind, name, lon, lat) values (gen_random_uuid(), 'poi', '青溪公园', 121.505, 31.205)`;
    await announceGround(tx, 'test');
  });
  await vi.waitFor(async () => {
    const { places } = (await get(`/places?q=${encodeURIComponent('青溪公园')}`)).json();
    expect(places[0]?.name).toBe('青溪公园');
  }, 10_000);
});

test('the base map is one object with every layer, and not sent twice', async () => {
  const answer = await get('/map/base');
  const base = answer.json();
  expect(Object.keys(base)).toEqual(['landUse', 'parks', 'estates', 'water', 'roads', 'buildings', 'labels']);
  expect(base.water.features).toHaveLength(1);
  expect(base.roads).toEqual({ type: 'FeatureCollection', features: [] });
  expect(answer.headers['cache-control']).toBe('private, max-age=3600');
  expect((await get('/map/base', { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304);
});

test('who is not of the town gets nothing', async () => {
  const stranger = await app.signIn(await app.person({}));
  for (const path of ['/map/base', '/places?q=x', '/packs', '/areas', '/units', '/directory', '/calendars']) {
    const answer = await app.http.inject({ url: `/api/towns/test${path}`, headers: stranger });
    expect([path, answer.statusCode]).toEqual([path, 403]);
  }
});
