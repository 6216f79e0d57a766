import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aForm, type FilesApp, filesApp } from '../test-files.ts';
import { dropUnattached } from './drop-unattached.ts';

let app: FilesApp;
beforeAll(async () => {
  app = await filesApp();
});
afterAll(() => app.stop());

const URL = '/api/towns/test/attachments';

async function aPhoto(): Promise<Buffer> {
  const pixels = { create: { width: 640, height: 480, channels: 3, background: '#2266aa' } } as const;
  return sharp(pixels)
    .jpeg()
    .withExif({ IFD0: { Make: 'Camera' } })
    .toBuffer();
}

async function upload(headers: Record<string, string>, name: string, content: Uint8Array | string) {
  const form = aForm(name, content);
  return app.http.inject({ method: 'POST', url: URL, payload: form.payload, headers: { ...form.headers, ...headers } });
}

function filesIn(folder: string): string[] {
  const root = join(app.dataDir, folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(root, name)).isFile());
}

test('a photo is kept clean, shown to who uploaded it, with a small picture', async () => {
  const headers = await app.key({ roles: ['patrol'] });
  const answer = await upload(headers, '../路灯 照片.JPG', await aPhoto());
  expect([answer.statusCode, answer.json()]).toEqual([
    201,
    {
      ...{ id: expect.any(String), name: '路灯 照片.JPG', type: 'image/jpeg', bytes: expect.any(Number) },
      ...{ width: 640, height: 480, url: expect.any(String), thumbUrl: expect.any(String) },
      ...{ by: expect.stringMatching(/^key:/), at: expect.any(String) },
    },
  ]);
  const shown = await app.http.inject({ url: answer.json()['url'], headers });
  expect((await sharp(shown.rawPayload).metadata()).exif).toBeUndefined();
  expect(shown.headers['content-disposition']).toBe(
    `inline; filename="__ __.JPG"; filename*=UTF-8''${encodeURIComponent('路灯 照片.JPG')}`,
  );
  expect([shown.headers['x-content-type-options'], shown.headers['cache-control']]).toEqual([
    'nosniff',
    'private, max-age=3600',
  ]);
  const thumb = await app.http.inject({ url: answer.json()['thumbUrl'], headers });
  expect((await sharp(thumb.rawPayload).metadata()).width).toBe(320);
  expect(filesIn('uploads/test')).toEqual([]);
});

test('a file that is attached to nothing yet is seen by nobody else, not even the desk', async () => {
  const answer = await upload(await app.key({ roles: ['patrol'] }), 'a.jpg', await aPhoto());
  for (const suffix of ['', '/thumb']) {
    const headers = await app.key({ roles: ['intake'] });
    expect((await app.http.inject({ url: `${URL}/${answer.json()['id']}${suffix}`, headers })).statusCode).toBe(404);
  }
  expect((await app.http.inject({ url: `${URL}/${answer.json()['id']}` })).statusCode).toBe(401);
});

test('a file of a case is shown to who may see the case and to nobody else, not even who uploaded it', async () => {
  const patrol = await app.key({ roles: ['patrol'] });
  const answer = await upload(patrol, 'b.jpg', await aPhoto());
  const caseId = '00000000-0000-7000-8000-0000000000aa';
  const unitId = '00000000-0000-7000-8000-0000000000bb';
  await app.db.ownerSql`insert into town_test.unit (id, code, name, kind) values (${unitId}, 'u', '城建办', 'office')`;
  await app.db.ownerSql`
    insert into town_test.cases (id, number, version, kind, policy_id, policy_version, source, state, title, unit_ids,
      reported_at, updated_at)
    values (${caseId}, 'CS-1', 1, 'hotline', 'hotline', 1, 'x', 'handling', 't', ${[unitId]}, now(), now())`;
  await app.db.ownerSql`update town_test.attachment set case_id = ${caseId} where id = ${answer.json()['id']}`;
  const callers = [
    await app.key({ roles: ['intake'] }),
    await app.key({ roles: ['unit'], unitIds: [unitId] }),
    await app.key({ roles: ['unit'] }),
    patrol,
  ];
  const seen = callers.map(async (headers) => {
    const got = await Promise.all(
      ['', '/thumb'].map((end) => app.http.inject({ url: `${answer.json()['url']}${end}`, headers })),
    );
    return got.map(({ statusCode }) => statusCode);
  });
  expect(await Promise.all(seen)).toEqual([
    [200, 200],
    [200, 200],
    [404, 404],
    [404, 404],
  ]);
});

test.each([
  ['page.html', '<!doctype html><script>alert(1)</script>', 415],
  ['photo.jpg', 'MZ\0\0\0\0', 415],
  ['words.jpg', 'only words, no picture', 415],
  ['half.jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 422],
])('%s is refused and nothing of it is kept', async (name, content, status) => {
  const before = filesIn('files/test').length;
  const answer = await upload(await app.key({ roles: ['patrol'] }), name, content);
  expect([answer.statusCode, answer.json()['detail']]).toEqual([status, expect.stringContaining(name)]);
  expect([filesIn('uploads/test'), filesIn('files/test').length]).toEqual([[], before]);
});

test('a file above 20 MB is refused by its size', async () => {
  const answer = await upload(await app.key({ roles: ['patrol'] }), 'big.txt', Buffer.alloc(21 * 1024 * 1024, 'a'));
  expect([answer.statusCode, answer.json()['detail']]).toEqual([413, expect.stringContaining('20 MB')]);
});

// A browser reads no answer before it has sent everything.
test('whoever sends a file above 20 MB can send it to its end, and so hears that it was refused', async () => {
  const form = aForm('film.mp4', Buffer.alloc(60 * 1024 * 1024, 'a'));
  const headers = { ...form.headers, ...(await app.key({ roles: ['patrol'] })) };
  const sending = request(`${await app.http.listen({ port: 0, host: '127.0.0.1' })}${URL}`, {
    method: 'POST',
    headers,
  });
  const answer = once(sending, 'response') as Promise<[IncomingMessage]>;
  const sent = once(sending, 'finish');
  sending.end(form.payload);
  const [[{ statusCode }]] = await Promise.all([answer, sent]);
  sending.destroy();
  expect(statusCode).toBe(413);
});

test('a request without a file is refused', async () => {
  const headers = await app.key({ roles: ['patrol'] });
  const answer = await app.http.inject({ method: 'POST', url: URL, payload: {}, headers });
  expect([answer.statusCode, answer.json()['code']]).toEqual([400, 'attachment.no-file']);
});

test('an upload that no action named within a day goes, its file too unless another uses it', async () => {
  const headers = await app.key({ roles: ['patrol'] });
  const [first, second] = [
    await upload(headers, 'one.txt', 'same words'),
    await upload(headers, 'two.txt', 'same words'),
  ];
  const other = await upload(headers, 'three.txt', 'other words');
  const old = [first.json()['id'], other.json()['id']];
  await app.db.ownerSql`update town_test.attachment set at = now() - interval '25 hours' where id = any (${old})`;
  const store = app.files.attachments('test');
  await dropUnattached(app.db.ownerSql, store, 'test', new Date());
  expect((await app.http.inject({ url: first.json()['url'], headers })).statusCode).toBe(404);
  expect((await app.http.inject({ url: second.json()['url'], headers })).body).toBe('same words');
  const kept = await app.db.ownerSql`select 1 from town_test.attachment where name = 'three.txt'`;
  expect(kept.length).toBe(0);
});
