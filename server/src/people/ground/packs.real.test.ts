import type { Pack } from '@chengyun/contract/pack';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { TestApp } from '../test-app.ts';
import { groundApp } from './testing/ground-app.ts';

let app: TestApp;
let newest: Pack;
beforeAll(async () => {
  app = await groundApp();
  newest = (await get('')).json().packs[0];
});
afterAll(() => app.stop());

const url = '/api/towns/test/packs';

async function get(path: string, more: Record<string, string> = {}) {
  return app.http.inject({ url: `${url}${path}`, headers: { ...(await app.key({ roles: ['patrol'] })), ...more } });
}

async function post(path: string, payload: object, more: Record<string, string> = {}) {
  const headers = { 'accept-language': 'en', ...(await app.key({ roles: ['admin'] })), ...more };
  return app.http.inject({ method: 'POST', url: `${url}${path}`, headers, payload });
}

const policyOf = (pack: Pack) => ({ ...pack, taxonomies: pack.taxonomies.map(({ id }) => id) });

test('the newest packs come whole, and not twice to who has them', async () => {
  expect([newest.id, newest.version, newest.taxonomies[0]?.categories.length]).toEqual(['streets', 1, 2]);
  const etag = String((await get('')).headers.etag);
  expect((await get('', { 'if-none-match': etag })).statusCode).toBe(304);
});

test('large answers go out compressed', async () => {
  const answer = await get('', { 'accept-encoding': 'gzip' });
  expect(answer.headers['content-encoding']).toBe('gzip');
});

test('a broken draft is refused by path with the value and what fits', async () => {
  const [kind] = newest.kinds;
  const pack = { ...policyOf(newest), kinds: [{ ...kind, yellowShare: 3, callBack: 'maybe' }] };
  const answer = await post('/streets/versions', { pack, note: 'broken' });
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'ground.pack-invalid']);
  expect(answer.json().errors).toEqual([
    {
      path: 'kinds[0].yellowShare',
      message: 'kinds[0].yellowShare is 3; it must be a number, at least 0.1 and at most 0.99.',
    },
    { path: 'kinds[0].callBack', message: 'kinds[0].callBack is "maybe"; it must be one of required, optional, none.' },
  ]);
  expect((await get('/streets')).json().versions).toHaveLength(1);
});

test('a check tells line and column, and of a good draft what it changes', async () => {
  const text = stringify(policyOf(newest));
  const bad = (await post('/streets/check', { text: text.replace('\n  metres: 50', '\n  metres: far') })).json();
  expect(bad.problems[0]).toMatchObject({
    path: 'duplicates.metres',
    line: text.split('\n').indexOf('  metres: 50') + 1,
  });
  const good = (await post('/streets/check', { text: text.replace('\n  metres: 50', '\n  metres: 80') })).json();
  expect(good).toEqual({
    ...{ problems: [], version: 2 },
    changes: [{ path: 'duplicates.metres', before: 50, after: 80 }],
  });
});

test('a good draft becomes the next version, with who and why, and the old one stays as it was', async () => {
  const pack = { ...policyOf(newest), duplicates: { ...newest.duplicates, metres: 80 } };
  const made = await post('/streets/versions', { pack, note: 'twins farther apart' }, { 'if-match': '"1"' });
  expect([made.statusCode, made.json().version, made.json().duplicates.metres]).toEqual([201, 2, 80]);
  const { versions, newest: now } = (await get('/streets')).json();
  expect(versions.map(({ version, note }: { version: number; note: string }) => [version, note])).toEqual([
    [2, 'twins farther apart'],
    [1, null],
  ]);
  expect(now.version).toBe(2);
  expect((await get('/streets/versions/1')).json()).toEqual(newest);
  expect((await get('/streets/changes?from=1&to=2')).json().changes).toEqual([
    { path: 'version', before: 1, after: 2 },
    { path: 'duplicates.metres', before: 50, after: 80 },
  ]);
  expect((await get('')).json().packs[0].version).toBe(2);
});

test('a draft made from an older version is a conflict, an unchanged one is refused', async () => {
  const late = await post('/streets/versions', { pack: policyOf(newest), note: 'late' }, { 'if-match': '"1"' });
  expect([late.statusCode, late.json().version]).toEqual([409, 2]);
  const pack = policyOf((await get('/streets')).json().newest);
  expect((await post('/streets/versions', { pack, note: 'same' })).json().code).toBe('ground.unchanged');
});

test('the text of a pack, with a taxonomy written out, is a draft without changes', async () => {
  const { text, version } = (await get('/streets/text?write=street')).json();
  expect(text).toContain('暴露垃圾');
  expect((await post('/streets/check', { text })).json()).toEqual({ problems: [], changes: [], version: version + 1 });
});

test('a version needs a note and one draft', async () => {
  expect((await post('/streets/versions', { pack: {} })).statusCode).toBe(400);
  expect((await post('/streets/check', {})).json().code).toBe('ground.no-draft');
  expect((await post('/nothing/check', { text: 'id: x' })).statusCode).toBe(404);
});

test('only administrators make versions', async () => {
  for (const role of ['unit', 'chief'] as const) {
    const headers = await app.key({ roles: [role] });
    const payload = { pack: policyOf(newest), note: 'mine' };
    const answer = await app.http.inject({ method: 'POST', url: `${url}/streets/versions`, headers, payload });
    expect(answer.statusCode).toBe(403);
  }
});
