import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { encode } from '@chengyun/protocols/mqtt/encode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aCertificate,
  aRevocationList,
  type TestCertificate,
  writeCertificate,
} from '../../support/tls/a-certificate.ts';
import { type KeptCertificate, keepCertificate } from '../../support/tls/keep-certificate.ts';
import { aDevice, asSystem, until } from '../ingest/test-devices.ts';
import { certificateCredential } from '../registry/credential.ts';
import type { RunningGateway } from './gateway.ts';
import { startMqttGateway } from './mqtt/mqtt-gateway.ts';
import { type TestGround, testGround } from './test-gateway.ts';

// Serials the authority gave: of a device whose key was stolen, and of one that is well.
const STOLEN = 7;
const WELL = 8;
const authority = aCertificate('device authority');
const folder = mkdtempSync(join(tmpdir(), 'chengyun-revoked-'));
const crlFile = join(folder, 'revoked.pem');
let ground: TestGround;
let certificate: KeptCertificate;
let mqtt: RunningGateway;
beforeAll(async () => {
  ground = await testGround();
  const caFile = join(folder, 'devices.pem');
  writeFileSync(caFile, authority.cert);
  writeFileSync(crlFile, aRevocationList(authority, []));
  const files = { ...writeCertificate(folder, aCertificate()), caFile, crlFile };
  certificate = await keepCertificate(files, ground.world.log, 20);
  mqtt = await startMqttGateway(ground.world, { host: '127.0.0.1', port: 0, tls: { port: 0, certificate } });
  for (const name of ['stolen', 'well']) {
    const id = await aDevice(ground.db.sql, { externalId: name, credentialHash: certificateCredential(name) });
    await until(() => ground.world.registry.byId(id));
  }
});
afterAll(async () => {
  await mqtt.stop();
  certificate.stop();
  await ground.stop();
  rmSync(folder, { recursive: true });
});

type Line = { readonly socket: TLSSocket; readonly isLetIn: boolean; readonly session: Promise<Buffer> };

/** Connects and logs in; the session is what the client may resume with. */
async function login(shown: TestCertificate, session?: Buffer): Promise<Line> {
  const socket = connect({
    ...{ port: mqtt.securePort ?? 0, host: '127.0.0.1', rejectUnauthorized: false, ...shown },
    ...(session && { session }),
  });
  socket.on('error', () => {});
  const ticket = new Promise<Buffer>((resolve) => void socket.once('session', resolve));
  const who = { clientId: 'any', clean: true, keepAlive: 60, will: null, username: null, password: null } as const;
  socket.write(encode({ type: 'connect', level: 4, ...who }));
  const isLetIn = await new Promise<boolean>((resolve) => {
    socket.once('data', (bytes: Buffer) => resolve(bytes[3] === 0));
    socket.once('close', () => resolve(false));
  });
  return { socket, isLetIn, session: ticket };
}

test('a certificate that is revoked ends its open connection and is refused from then on, even where it resumes', async () => {
  const [stolen, well] = [aCertificate('stolen', 30, authority, STOLEN), aCertificate('well', 30, authority, WELL)];
  const before = await login(stolen);
  expect([before.isLetIn, (await login(well)).isLetIn]).toEqual([true, true]);
  const session = await before.session;
  writeFileSync(crlFile, aRevocationList(authority, [STOLEN]));
  await until(() => before.socket.closed);
  const after = [await login(stolen), await login(stolen, session), await login(well)];
  expect(after.map(({ isLetIn }) => isLetIn)).toEqual([false, false, true]);
  for (const { socket } of after) socket.destroy();
  await until(async () => {
    const rows = await asSystem(ground.db.sql, (sql) => sql`select why from raw_frame`);
    return rows.some(({ why }) => why === 'the certificate "stolen" is not to be trusted: CERT_REVOKED');
  });
});
