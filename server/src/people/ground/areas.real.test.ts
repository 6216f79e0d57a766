import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '../test-app.ts';
import { box, collectionOf, groundApp, someAreas } from './testing/ground-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await groundApp();
});
afterAll(() => app.stop());

const url = '/api/towns/test/areas';
const codes = (areas: readonly { readonly code: string }[]) => areas.map(({ code }) => code);

test('the list has every area without its shape and with the code above', async () => {
  const headers = await app.key({ roles: ['patrol'] });
  const answer = await app.http.inject({ url, headers });
  expect(answer.json().areas).toHaveLength(7);
  expect(answer.json().areas[1]).toEqual({
    ...{ id: someAreas[1]?.id, code: '310199101001', level: 'community', name: '安和居委', parent: '310199101' },
    ...{ center: [121.505, 31.205], areaM2: 1, version: 1 },
  });
});

test('shapes come by level, once per change', async () => {
  const headers = await app.key({ roles: ['unit'] });
  const first = await app.http.inject({ url: `${url}.geojson?level=community`, headers });
  expect(first.json().features.map((feature: { id: string }) => feature.id)).toEqual(['310199101001', '310199101002']);
  expect(first.json().features[0].properties).toEqual({
    ...{ id: '310199101001', code: '310199101001', name: '安和居委', level: 'community', parent: '310199101' },
  });
  const etag = String(first.headers.etag);
  const again = await app.http.inject({
    ...{ url: `${url}.geojson?level=community`, headers: { ...headers, 'if-none-match': etag } },
  });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('a rename is seen in list and shapes; who saw an older version is refused', async () => {
  const headers = { ...(await app.key({ roles: ['admin'] })), 'if-match': '"1"' };
  const change = { method: 'PATCH', url: `${url}/310199101001001`, headers, payload: { name: '安和一里' } } as const;
  const before = await app.http.inject({ url: `${url}.geojson?level=unit_grid`, headers });
  const answer = await app.http.inject(change);
  expect([answer.statusCode, answer.json().name, answer.json().version]).toEqual([200, '安和一里', 2]);
  const after = await app.http.inject({ url: `${url}.geojson?level=unit_grid`, headers });
  expect(after.headers.etag).not.toBe(before.headers.etag);
  expect(after.json().features[0].properties.name).toBe('安和一里');
  const late = await app.http.inject(change);
  expect([late.statusCode, late.json().code, late.json().version]).toEqual([409, 'conflict', 2]);
});

test('a shape that leaves a gap is refused with place and value, and nothing changes', async () => {
  const headers = { ...(await app.key({ roles: ['admin'] })), 'accept-language': 'en' };
  const payload = { polygon: box(121.5, 31.2, 121.508, 31.21) };
  const answer = await app.http.inject({ method: 'PATCH', url: `${url}/310199101001`, headers, payload });
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'ground.areas-invalid']);
  expect(answer.json().errors[0].path).toBe('town 310199101 青溪镇');
  expect(answer.json().errors[0].message).toContain('10.00 %');
  const list = await app.http.inject({ url, headers });
  expect(list.json().areas[1].version).toBe(1);
});

test('a shape that still fits is taken with its centre and size', async () => {
  const headers = await app.key({ roles: ['admin'] });
  const ring = [
    [121.5, 31.2],
    [121.51, 31.2],
    [121.51, 31.205],
    [121.51, 31.21],
    [121.5, 31.21],
    [121.5, 31.2],
  ];
  const payload = { polygon: { type: 'Polygon', coordinates: [ring] } };
  const answer = await app.http.inject({ method: 'PATCH', url: `${url}/310199101001G01`, headers, payload });
  expect(answer.statusCode).toBe(200);
  expect(answer.json().areaM2).toBeGreaterThan(1_000_000);
});

test('neither a unit nor a dispatcher may change an area', async () => {
  for (const role of ['unit', 'dispatcher'] as const) {
    const headers = await app.key({ roles: [role] });
    const rename = await app.http.inject({ method: 'PATCH', url: `${url}/310199101`, headers, payload: { name: 'x' } });
    const load = await app.http.inject({ method: 'POST', url: `${url}/import`, headers, payload: {} });
    expect([rename.statusCode, load.statusCode]).toEqual([403, 403]);
  }
});

test('a broken file is told feature by feature and nothing is stored', async () => {
  const headers = await app.key({ roles: ['admin'] });
  const file = collectionOf(someAreas);
  const features = file.features.filter(({ properties }) => properties.code !== '310199101002G01');
  const answer = await app.http.inject({
    ...{ method: 'POST', url: `${url}/import`, headers, payload: { ...file, features } },
  });
  const { stored, problems } = answer.json();
  expect(stored).toBe(false);
  expect(problems).toContainEqual({
    ...{ kind: 'parent-missing', where: '单元网格 310199101002001 新桥单元一', value: '310199101002G01' },
    message: '“310199101002G01”：上级区域不在文件中，请补上或改正 parent',
  });
  expect((await app.http.inject({ url, headers })).json().areas).toHaveLength(7);
});

test('what is no FeatureCollection is told so', async () => {
  const headers = await app.key({ roles: ['admin'] });
  const answer = await app.http.inject({ method: 'POST', url: `${url}/import`, headers, payload: [1, 2] });
  expect(answer.json().problems.map(({ kind }: { kind: string }) => kind)).toEqual(['not-a-collection']);
});

test('a preview says what would happen and the import does it, keeping the ids of codes that stay', async () => {
  const headers = await app.key({ roles: ['admin'] });
  const payload = collectionOf(
    someAreas.map((area) =>
      area.code.startsWith('310199101002') ? { ...area, code: area.code.replace('101002', '101003') } : area,
    ),
  );
  const before = codes((await app.http.inject({ url, headers })).json().areas);
  const preview = await app.http.inject({ method: 'POST', url: `${url}/import?preview=true`, headers, payload });
  expect(preview.json()).toMatchObject({
    stored: false,
    problems: [],
    added: ['310199101003', '310199101003G01', '310199101003001'],
    removed: ['310199101002', '310199101002001', '310199101002G01'],
  });
  expect(codes((await app.http.inject({ url, headers })).json().areas)).toEqual(before);
  const done = await app.http.inject({ method: 'POST', url: `${url}/import`, headers, payload });
  expect(done.json()).toEqual({ ...preview.json(), stored: true });
  const { areas } = (await app.http.inject({ url, headers })).json();
  expect(codes(areas)).toContain('310199101003001');
  expect(areas.find((area: { code: string }) => area.code === '310199101001').id).toBe(someAreas[1]?.id);
});
