import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../support/db/test-database.ts';
import { aCertificate, writeCertificate } from '../../support/tls/a-certificate.ts';
import { aDevice, asSystem, until } from '../ingest/test-devices.ts';
import { credentialHash } from '../registry/credential.ts';
import { hasMosquitto } from './testing/a-mosquitto.ts';
import { aServer, type Server } from './testing/a-server.ts';

// A whole server, and programs that are not ours: what docs/devices/ tells an integrator to type.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const here = test.skipIf(!hasMosquitto());

const folder = mkdtempSync(join(tmpdir(), 'chengyun-programs-'));
const files = writeCertificate(folder, aCertificate());
const TOKEN = 'token of the level meter';
let db: TestDatabase;
let server: Server;
let meter: string;
beforeAll(async () => {
  if (!hasMosquitto()) return;
  db = await testDatabase();
  meter = await aDevice(db.sql, { externalId: 'level-meter', credentialHash: credentialHash(TOKEN) });
  server = await aServer(db.ownerUrl, folder, {
    ...{ TLS_CERT_FILE: files.certFile, TLS_KEY_FILE: files.keyFile },
    ...{ HTTPS_PORT: '0', MQTT_TLS_PORT: '0', GBT26875_TLS_PORT: '0', HJ212_TLS_PORT: '0' },
  });
});
afterAll(async () => {
  await server?.kill('SIGTERM');
  await db?.close();
  rmSync(folder, { recursive: true });
});

type Ran = { readonly code: number; readonly out: string; readonly err: string };

async function run(program: string, args: readonly string[], input = ''): Promise<Ran> {
  const child = spawn(program, args);
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (err += part));
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, out, err };
}

function values(id: string, point: string) {
  return asSystem(db.sql, async (sql) => {
    const rows = await sql`select value from reading where device_id = ${id} and point = ${point} order by at`;
    return rows.map(({ value }) => value);
  });
}

const TOPIC = ['-t', 'v1/devices/me/telemetry'];

function publish(port: number, ...args: readonly string[]): Promise<Ran> {
  return run('mosquitto_pub', ['-h', '127.0.0.1', '-p', String(port), ...TOPIC, ...args]);
}

here('mosquitto_pub with QoS 0, 1 and 2, in the clear and over TLS', async () => {
  const { plain, secure } = server.ports('mqtt');
  const tls = ['--cafile', files.certFile];
  for (const [nth, qos] of ['0', '1', '2'].entries()) {
    const login = ['-u', TOKEN, '-q', qos];
    expect(await publish(plain, ...login, '-m', `{"level":${nth}}`)).toMatchObject({ code: 0, err: '' });
    expect(await publish(secure, ...tls, ...login, '-m', `{"level":${nth + 10}}`)).toMatchObject({ code: 0, err: '' });
  }
  await until(async () => (await values(meter, 'level')).length === 6);
  expect([...(await values(meter, 'level'))].sort((a, b) => a - b)).toEqual([0, 1, 2, 10, 11, 12]);
});

here('mosquitto_pub is told what is wrong: a token nobody knows, a certificate it does not trust', async () => {
  const { plain, secure } = server.ports('mqtt');
  const stranger = await publish(plain, '-u', 'nobody', '-q', '1', '-m', '{}');
  expect([stranger.code, stranger.err]).not.toEqual([0, '']);
  expect(stranger.err).toMatch(/bad user ?name or password/i);
  const other = aCertificate('somebody else');
  const { certFile } = writeCertificate(mkdtempSync(join(folder, 'other-')), other);
  const distrust = await publish(secure, '--cafile', certFile, '-u', TOKEN, '-q', '1', '-m', '{}');
  expect([distrust.code !== 0, distrust.err]).toEqual([true, expect.stringMatching(/TLS|certificate/i)]);
});

here('curl in the clear and over TLS: 200, 401, 400 with the byte', async () => {
  const post = async (base: string, token: string, body: string, ...more: readonly string[]) => {
    const url = `${base}/api/v1/${token}/telemetry`;
    const ran = await run('curl', ['-sS', '-w', '\n%{http_code}', '-X', 'POST', ...more, url, '-d', body]);
    const lines = ran.out.split('\n');
    return { status: lines.at(-1), body: lines.slice(0, -1).join('\n') };
  };
  const token = encodeURIComponent(TOKEN);
  expect(await post(server.url, token, '{"flow":1}')).toEqual({ status: '200', body: '' });
  const https = `https://127.0.0.1:${server.httpsPort()}`;
  expect(await post(https, token, '{"flow":2}', '--cacert', files.certFile)).toEqual({ status: '200', body: '' });
  expect(await values(meter, 'flow')).toEqual([1, 2]);
  expect(await post(server.url, 'nobody', '{}')).toMatchObject({ status: '401' });
  const broken = await post(server.url, token, '{"flow":');
  expect([broken.status, JSON.parse(broken.body).detail]).toEqual(['400', expect.stringContaining('(byte 8)')]);
});

/** The bytes of docs/devices/gbt26875.md: address 17, component 3-17 of system 1-1, 火警 at 2026-11-20 09:15:00. */
const FIRE =
  '40402a000101000f09140b1a110000000000010000000000300002020101012a110003000300' +
  'c8fdb2e3d7dfc0c80000000000000000000000000000000000000000000000000f09140b1a';

function withSum(hex: string): string {
  const sum =
    Buffer.from(hex, 'hex')
      .subarray(2)
      .reduce((total, byte) => total + byte, 0) & 0xff;
  return `${hex}${sum.toString(16).padStart(2, '0')}2323`;
}

function sendHex(hex: string, port: number): Promise<Ran> {
  return run('bash', ['-c', `xxd -r -p | nc -q 3 127.0.0.1 ${port} | xxd -p -c 64`], hex);
}

here('nc with a packet of GB/T 26875.3: confirmed, and denied when a byte is wrong', async () => {
  const id = await aDevice(db.sql, { protocol: 'gbt26875', externalId: '000000000011' });
  const { plain } = server.ports('gbt26875');
  const confirmed = await until(async () => (await sendHex(withSum(FIRE), plain)).out.trim());
  expect(confirmed).toMatch(/^40402a00.{44}03..2323$/);
  expect(await values(id, '1-1/3-17/state')).toEqual([3]);
  const alone = await sendHex(withSum(FIRE).replace('2a0001', '2c0001'), plain);
  expect(alone.out.trim()).toMatch(/^40402c00.{44}06..2323$/);
  const twice = await sendHex(`${withSum(FIRE).replace('2a0001', '2b0001')}${withSum(FIRE)}`, plain);
  expect(twice.out.trim()).toMatch(/^40402b00.{44}06..232340402a00.{44}03..2323$/);
  // Its clock says month 26 and is not believed: the same words again are a fire of their own rather than one lost.
  expect(await values(id, '1-1/3-17/state')).toEqual([3, 3]);
});

const DUST =
  'QN=20261120091500123;ST=39;CN=2011;PW=123456;MN=MN0001;Flag=5;CP=&&DataTime=20261120091500;a34001-Rtd=0.083,a34001-Flag=N&&';

here('nc and openssl with a packet of HJ 212: 9014 with the same QN, silence when the CRC is wrong', async () => {
  const id = await aDevice(db.sql, { protocol: 'hj212', externalId: 'MN0001' });
  const { plain, secure } = server.ports('hj212');
  const send = (crc: string) => run('nc', ['-q', '2', '127.0.0.1', String(plain)], `##0123${DUST}${crc}\r\n`);
  const answer = await until(async () => (await send('D701')).out);
  expect(answer).toMatch(
    /^##\d{4}QN=20261120091500123;ST=91;CN=9014;PW=123456;MN=MN0001;Flag=4;CP=&&&&[0-9A-F]{4}\r\n$/,
  );
  expect(await values(id, 'a34001-Rtd')).toEqual([0.083]);
  expect((await send('D702')).out).toBe('');
  const tls = `s_client -quiet -verify_quiet -connect 127.0.0.1:${secure} -CAfile ${files.certFile}`;
  const command = `(cat; sleep 2) | timeout 10 openssl ${tls}`;
  expect((await run('bash', ['-c', command], `##0123${DUST}D701\r\n`)).out).toContain('CN=9014');
});
