import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groundApp } from '../people/ground/testing/ground-app.ts';
import type { TestApp } from '../people/test-app.ts';
import { importBaseMap } from './import-base-map.ts';

const dir = mkdtempSync(join(tmpdir(), 'chengyun-base-map-'));
let app: TestApp;
beforeAll(async () => {
  app = await groundApp();
});
afterAll(async () => {
  await app.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function draw(text: string, options: Record<string, string> = {}) {
  const path = join(dir, 'ground.geojson');
  await writeFile(path, text);
  const call = { options: { town: 'test', ...options }, words: [path], openWorld: async () => app.world };
  return importBaseMap.run(call);
}

test('a ground drawn from a file takes the place of the layers it holds and leaves the others', async () => {
  const road = {
    type: 'LineString',
    coordinates: [
      [121.5, 31.2],
      [121.52, 31.2],
    ],
  };
  const features = [{ type: 'Feature', geometry: road, properties: { highway: 'primary', name: '锦安路' } }];
  const { data, ok } = await draw(JSON.stringify({ type: 'FeatureCollection', features }));
  expect([data, ok]).toEqual([{ layers: { roads: 1 }, passedOver: 0 }, true]);
  const headers = await app.key({ roles: ['patrol'] });
  const base = (await app.http.inject({ url: '/api/towns/test/map/base', headers })).json();
  expect(base.roads.features).toMatchObject([{ properties: { class: 'main', name: '锦安路' } }]);
  expect(base.water.features).toHaveLength(1);
});

test('a file that is none, and an option that is none, are told in a sentence', async () => {
  await expect(draw('{"type":"Point"}')).rejects.toThrow('not a GeoJSON FeatureCollection');
  await expect(draw('{')).rejects.toThrow(/JSON/);
  await expect(draw('{}', { crs: 'bd09' })).rejects.toThrow('--crs=bd09：wgs84 | gcj02 | cgcs2000');
});
