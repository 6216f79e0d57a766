import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { get as ask, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { openGround } from './open-ground.ts';
import { openPmtiles } from './pmtiles-file.ts';
import { groundMapRefusals } from './refusals.ts';

const dir = mkdtempSync(join(tmpdir(), 'chengyun-pmtiles-'));
const TILE = Buffer.from('one tile of the region');
/** More than what a line holds of an answer that nobody reads. */
const FILE_BYTES = 24 * 1024 * 1024;
const KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';

/** A file with one tile, 0/0/0, after the PMTiles specification 3: header, directory, words about it, tile. */
function aFile(tileType = 1): string {
  const tile = gzipSync(TILE);
  // Directory: one entry, its id 0 as a step, run 1, its length, offset 0 written as 1.
  const directory = Buffer.from([1, 0, 1, tile.length, 1]);
  const about = Buffer.from(JSON.stringify({ attribution: '© <a href="x">某测绘院</a>' }));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const at = [127, 127 + directory.length, 127 + directory.length + about.length];
  const parts = [at[0], directory.length, at[1], about.length, at[2], 0, at[2], tile.length, 1, 1, 1];
  for (const [nth, value] of parts.entries()) header.writeBigUInt64LE(BigInt(value ?? 0), 8 + nth * 8);
  // Clustered, nothing packs the directory, gzip packs the tiles, what the tiles are, zooms 0 to 0.
  header.set([1, 1, 2, tileType, 0, 0], 96);
  for (const [nth, degrees] of [-180, -85, 180, 85].entries()) header.writeInt32LE(degrees * 1e7, 102 + nth * 4);
  const path = join(dir, `file-${tileType}.pmtiles`);
  writeFileSync(path, Buffer.concat([header, directory, about, tile]));
  truncateSync(path, FILE_BYTES);
  return path;
}

const asked: URL[] = [];
/** Tianditu, which is not ours: gives a picture for zoom 5 and words otherwise. */
const outside: typeof fetch = async (input) => {
  const url = new URL(String(input));
  asked.push(url);
  const picture = url.searchParams.get('TILEMATRIX') === '5';
  return picture
    ? new Response('picture', { headers: { 'content-type': 'image/png' } })
    : new Response('<error/>', { status: 403, headers: { 'content-type': 'text/xml' } });
};

let app: TestApp;
beforeAll(async () => {
  const start = (world: Parameters<typeof openGround>[0]) => openGround(world, outside);
  const env = { PMTILES_FILE: aFile(), TIANDITU_KEY: KEY };
  app = await testApp({ env, stages: [{ name: 'screen', refusals: groundMapRefusals, start }] });
});
afterAll(async () => {
  await app.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function get(path: string, more: Readonly<Record<string, string>> = {}) {
  const headers = { ...(await app.key({ roles: ['patrol'] })), ...more };
  return app.http.inject({ url: `/api/towns/test/map/${path}`, headers });
}

test('the page is told which base maps there are, with the words that must stand on them', async () => {
  expect((await get('ground')).json()).toEqual({
    pmtiles: { minZoom: 0, maxZoom: 0, bounds: [-180, -85, 180, 85], attribution: '© 某测绘院' },
    tianditu: true,
  });
});

test('a tile of the file comes unpacked; where it has none there is none', async () => {
  expect((await get('pmtiles/0/0/0.mvt')).rawPayload).toEqual(TILE);
  expect((await get('pmtiles/1/0/0.mvt')).statusCode).toBe(204);
});

test('the file comes by ranges, so that a reader of PMTiles takes only what it needs', async () => {
  const part = await get('ground.pmtiles', { range: 'bytes=0-6' });
  expect([part.statusCode, part.body]).toEqual([206, 'PMTiles']);
  expect(part.headers['content-range']).toMatch(/^bytes 0-6\/\d+$/);
  expect((await get('ground.pmtiles', { range: 'bytes=99999999-' })).statusCode).toBe(416);
  const whole = await get('ground.pmtiles');
  expect([whole.statusCode, whole.headers['accept-ranges']]).toEqual([200, 'bytes']);
  expect((await get('ground.pmtiles', { 'if-none-match': String(whole.headers.etag) })).statusCode).toBe(304);
});

test('a reader that leaves in the middle of a range takes the file from nobody else', async () => {
  const headers = await app.key({ roles: ['patrol'] });
  const url = `${await app.http.listen({ port: 0 })}/api/towns/test/map/ground.pmtiles`;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    ask(url, { headers: { ...headers, range: 'bytes=0-' } }, resolve).on('error', reject);
  });
  const left = new Promise((resolve) => answer.once('close', resolve).on('error', () => {}));
  answer.once('data', () => answer.destroy());
  await left;
  const tail = await fetch(url, { headers: { ...headers, range: 'bytes=-9' } });
  expect([tail.status, (await tail.arrayBuffer()).byteLength]).toEqual([206, 9]);
  expect((await get('pmtiles/0/0/0.mvt')).rawPayload).toEqual(TILE);
});

test('however many ranges are read, nothing is left waiting on the file', async () => {
  const warned: string[] = [];
  const hear = ({ name }: Error) => warned.push(name);
  process.on('warning', hear);
  for (let nth = 0; nth < 20; nth++) await get('ground.pmtiles', { range: 'bytes=0-6' });
  await new Promise(setImmediate);
  process.off('warning', hear);
  expect(warned).toEqual([]);
});

test('Tianditu is asked by the server with its key, and its refusal is told without it', async () => {
  const picture = await get('tianditu/vec/5/26/12');
  expect([picture.statusCode, picture.headers['content-type'], picture.body]).toEqual([200, 'image/png', 'picture']);
  expect([asked[0]?.host, asked[0]?.searchParams.get('tk')]).toEqual(['t6.tianditu.gov.cn', KEY]);
  const refused = await get('tianditu/vec/6/26/12');
  expect([refused.statusCode, refused.json().code]).toEqual([502, 'map.not-answered']);
  expect(refused.body).not.toContain(KEY);
  expect((await get('tianditu/other/5/26/12')).statusCode).toBe(400);
});

test('what is no file of vector tiles is refused at the start in a sentence', async () => {
  await expect(openPmtiles(aFile(2))).rejects.toThrow('cannot be used: it holds no vector tiles');
  await expect(openPmtiles(join(dir, 'none.pmtiles'))).rejects.toThrow('none.pmtiles cannot be used: there is no such');
  await expect(openPmtiles(dir)).rejects.toThrow('cannot be used: it is a folder');
  const short = join(dir, 'short.pmtiles');
  writeFileSync(short, 'PMTiles');
  await expect(openPmtiles(short)).rejects.toThrow('cannot be used: it is too short');
});
