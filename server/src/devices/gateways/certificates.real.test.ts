import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { crcHj212 } from '@chengyun/protocols/hj212/crc';
import { decode } from '@chengyun/protocols/mqtt/decode';
import { encode } from '@chengyun/protocols/mqtt/encode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCertificate, type TestCertificate, writeCertificate } from '../../support/tls/a-certificate.ts';
import { type KeptCertificate, keepCertificate } from '../../support/tls/keep-certificate.ts';
import { aDevice, asSystem, until } from '../ingest/test-devices.ts';
import { certificateCredential, credentialHash } from '../registry/credential.ts';
import type { RunningGateway } from './gateway.ts';
import { startHj212Gateway } from './hj212/hj212-gateway.ts';
import { startMqttGateway } from './mqtt/mqtt-gateway.ts';
import { type TestGround, testGround } from './test-gateway.ts';

// The town's authority signs devices' certificates; a device is known by the name of the one it shows.
const authority = aCertificate('device authority');
const folder = mkdtempSync(join(tmpdir(), 'chengyun-certificates-'));
let ground: TestGround;
let certificate: KeptCertificate;
let [mqtt, hj212]: RunningGateway[] = [];
const sockets: TLSSocket[] = [];
beforeAll(async () => {
  ground = await testGround();
  const caFile = join(folder, 'devices.pem');
  writeFileSync(caFile, authority.cert);
  certificate = await keepCertificate({ ...writeCertificate(folder, aCertificate()), caFile }, ground.world.log);
  const where = { host: '127.0.0.1', port: 0, tls: { port: 0, certificate } };
  mqtt = await startMqttGateway(ground.world, where);
  hj212 = await startHj212Gateway(ground.world, where);
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await mqtt?.stop();
  await hj212?.stop();
  certificate.stop();
  await ground.stop();
  rmSync(folder, { recursive: true });
});

function secureTo(gateway: RunningGateway | undefined, shown?: TestCertificate): TLSSocket {
  const port = gateway?.securePort ?? 0;
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...(shown ?? {}) });
  socket.on('error', () => {});
  sockets.push(socket);
  return socket;
}

function heard(socket: TLSSocket, enough: number): Promise<Buffer> {
  return new Promise((resolve) => {
    let all = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      all = Buffer.concat([all, chunk]);
      if (all.length >= enough) resolve(all);
    });
    socket.once('close', () => resolve(all));
  });
}

/** The code of CONNACK; undefined where the connection was ended without one. */
async function loginOf(shown: TestCertificate | undefined, username: string | null): Promise<number | undefined> {
  const { socket, code } = await login(shown, username);
  socket.destroy();
  return code;
}

async function login(shown: TestCertificate | undefined, username: string | null) {
  const socket = secureTo(mqtt, shown);
  const answer = heard(socket, 4);
  const who = { clientId: 'any', clean: true, keepAlive: 60, will: null, username, password: null } as const;
  socket.write(encode({ type: 'connect', level: 4, ...who }));
  const packet = decode(await answer);
  return { socket, code: packet.ok && packet.value.type === 'connack' ? packet.value.code : undefined };
}

function printOf({ cert }: TestCertificate): string {
  return new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase();
}

async function change(id: string, columns: Readonly<Record<string, string | null>>): Promise<void> {
  await asSystem(ground.db.sql, (sql) => sql`update device set ${sql(columns)} where id = ${id}`);
}

async function known(protocol: string, externalId: string, credential: string | null, parentId: string | null = null) {
  const id = await aDevice(ground.db.sql, { protocol, externalId, credentialHash: credential, parentId });
  await until(() => ground.world.registry.byId(id));
  return id;
}

function lately(table: 'raw_frame' | 'waiting_device') {
  return asSystem(ground.db.sql, (sql) => sql`select * from ${sql(table)}`);
}

test('a device logs in by the name of its certificate and nothing else', async () => {
  await known('mqtt', 'level-meter', certificateCredential('level-meter.town'));
  expect(await loginOf(aCertificate('level-meter.town', 30, authority), null)).toBe(0);
  expect(await loginOf(undefined, 'certificate:level-meter.town')).toBe(4);
  expect(await loginOf(undefined, 'level-meter.town')).toBe(4);
});

test('a device with a token needs no certificate where others show one', async () => {
  await known('mqtt', 'plain', credentialHash('plain token'));
  expect(await loginOf(undefined, 'plain token')).toBe(0);
});

test('a certificate that nobody knows waits under its name, and is let in with it', async () => {
  expect(await loginOf(aCertificate('new-meter', 30, authority), null)).toBe(4);
  const waiting = await until(async () =>
    (await lately('waiting_device')).find((row) => row['external_id'] === 'new-meter'),
  );
  expect(waiting['credential_hash']).toBe(certificateCredential('new-meter'));
});

test('a certificate of another authority, or one that has ended, ends the connection, and the reason is kept', async () => {
  expect(await loginOf(aCertificate('level-meter.town'), null)).toBeUndefined();
  expect(await loginOf(aCertificate('level-meter.town', -1, authority), null)).toBeUndefined();
  const whys = await until(async () => {
    const found = (await lately('raw_frame')).map((row) => String(row['why']));
    const told = found.filter((why) => why.startsWith('the certificate "level-meter.town" is not to be trusted'));
    return told.length >= 2 && told;
  });
  expect(whys.sort()).toEqual([expect.stringContaining('CERT_HAS_EXPIRED'), expect.stringContaining('SELF_SIGNED')]);
});

function report(mn: string): Buffer {
  const segment = `QN=20261120091500123;ST=39;CN=2011;PW=123456;MN=${mn};Flag=5;CP=&&DataTime=20261120091500;a34001-Rtd=1&&`;
  const crc = crcHj212(Buffer.from(segment), 0, segment.length).toString(16).toUpperCase().padStart(4, '0');
  return Buffer.from(`##${String(segment.length).padStart(4, '0')}${segment}${crc}\r\n`);
}

async function answered(mn: string, shown?: TestCertificate): Promise<boolean> {
  const socket = secureTo(hj212, shown);
  socket.write(report(mn));
  let isAnswered = false;
  heard(socket, 20).then((bytes) => {
    isAnswered = bytes.includes('CN=9014');
  });
  const isKept = async () => {
    const frames = await lately('raw_frame');
    return frames.some((row) => String(row['why']).startsWith('must show') && row['frame'].includes(`MN=${mn};`));
  };
  await until(async () => isAnswered || (await isKept()));
  return isAnswered;
}

test('a logger with a certificate is answered over a connection that shows it, or that of its gateway', async () => {
  const gateway = await known('hj212', 'STATION', certificateCredential('station'));
  await known('hj212', 'OWN', certificateCredential('own'), gateway);
  await known('hj212', 'CHILD', null, gateway);
  const [station, own] = [aCertificate('station', 30, authority), aCertificate('own', 30, authority)];
  expect(await Promise.all([answered('OWN', own), answered('OWN', station), answered('CHILD', station)])).toEqual([
    ...[true, true, true],
  ]);
  expect(await Promise.all([answered('STATION', own), answered('CHILD')])).toEqual([false, false]);
});

/** Lets a device in, changes what is known of it, and gives its CONNACK once the open connection has ended. */
async function endsOn(
  id: string,
  columns: Readonly<Record<string, string | null>>,
  shown: TestCertificate | undefined,
  username: string | null = null,
) {
  const { socket, code } = await login(shown, username);
  await change(id, columns);
  await until(() => socket.closed);
  return code;
}

test('an open connection ends when its device gets another certificate or credential, or is switched off', async () => {
  const id = await known('mqtt', 'changing', certificateCredential('changing'));
  const shown = aCertificate('changing', 30, authority);
  const ends = [await endsOn(id, { credential_hash: certificateCredential('another') }, shown)];
  await change(id, { credential_hash: credentialHash('a token') });
  await until(async () => (await loginOf(undefined, 'a token')) === 0);
  ends.push(await endsOn(id, { credential_hash: credentialHash('the next token') }, undefined, 'a token'));
  await until(async () => (await loginOf(undefined, 'the next token')) === 0);
  ends.push(await endsOn(id, { state: 'disabled' }, undefined, 'the next token'));
  expect(ends).toEqual([0, 0, 0]);
});

test('a device bound to the print of its certificate is not heard with another of the same name', async () => {
  const [mine, stolen] = [aCertificate('bound', 30, authority), aCertificate('bound', 30, authority)];
  const id = await known('mqtt', 'bound', certificateCredential('bound'));
  expect(await endsOn(id, { certificate_print: printOf(mine) }, stolen)).toBe(0);
  expect([await loginOf(stolen, null), await loginOf(mine, null)]).toEqual([5, 0]);
  const told = `must show the certificate "bound" (SHA-256 ${printOf(mine).slice(0, 16)}…), showed "bound" (SHA-256 ${printOf(stolen).slice(0, 16)}…)`;
  await until(async () => (await lately('raw_frame')).some((row) => row['why'] === told));
});

test('the line of a logger ends when its certificate is another one, and what it then says is not answered', async () => {
  const id = await known('hj212', 'LINE', certificateCredential('line'));
  const socket = secureTo(hj212, aCertificate('line', 30, authority));
  const answer = heard(socket, 20);
  socket.write(report('LINE'));
  expect((await answer).includes('CN=9014')).toBe(true);
  await change(id, { credential_hash: certificateCredential('line-2') });
  await until(() => socket.closed);
  expect(await answered('LINE', aCertificate('line', 30, authority))).toBe(false);
});
