import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenTls } from '../support/http/listen-tls.ts';
import { aCertificate, writeCertificate } from '../support/tls/a-certificate.ts';
import { type KeptCertificate, keepCertificate } from '../support/tls/keep-certificate.ts';
import { type TestApp, testApp } from './test-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengyun-https-'));
const made = aCertificate();
let app: TestApp;
let certificate: KeptCertificate;
let listening: Awaited<ReturnType<typeof listenTls>>;
beforeAll(async () => {
  app = await testApp();
  await app.http.ready();
  certificate = await keepCertificate(writeCertificate(folder, made), pino({ level: 'silent' }));
  listening = await listenTls(app.http, certificate, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await listening.stop();
  certificate.stop();
  await app.stop();
  rmSync(folder, { recursive: true });
});

type Answer = { readonly status: number; readonly cookie: string; readonly body: string };

function ask(path: string, method = 'GET', body?: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { port: listening.port, host: '127.0.0.1', path, method, ca: made.cert };
    const sent = request({ ...options, headers: { 'content-type': 'application/json' } }, (reply) => {
      let text = '';
      reply.on('data', (part) => (text += part));
      reply.on('end', () => {
        const cookie = reply.headers['set-cookie']?.[0] ?? '';
        resolve({ status: reply.statusCode ?? 0, cookie, body: text });
      });
    });
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

test('the application answers over TLS as it does in the clear, and its cookies stay on TLS', async () => {
  expect(await ask('/healthz')).toMatchObject({ status: 200, body: '{"ok":true}' });
  const { username, password } = await app.person({ roles: ['dispatcher'] });
  const answer = await ask('/api/auth/sign-in/username', 'POST', { username, password });
  expect([answer.status, answer.cookie]).toEqual([200, expect.stringMatching(/; Secure/)]);
});

test('a taken port is named with HTTPS_PORT', async () => {
  const again = listenTls(app.http, certificate, { host: '127.0.0.1', port: listening.port });
  await expect(again).rejects.toThrow('set HTTPS_PORT to another one');
});
