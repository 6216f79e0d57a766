import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectPlain } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCertificate, writeCertificate } from '../../support/tls/a-certificate.ts';
import { type KeptCertificate, keepCertificate } from '../../support/tls/keep-certificate.ts';
import { until } from '../ingest/test-devices.ts';
import { acceptDevices, DOORS, type Listening, NO_PORT } from './accept.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengyun-accept-'));
let certificate: KeptCertificate;
beforeAll(async () => {
  certificate = await keepCertificate(writeCertificate(folder, aCertificate('first')), pino({ level: 'silent' }), 20);
});
afterAll(() => {
  certificate.stop();
  rmSync(folder, { recursive: true });
});

function open(doors = DOORS): Promise<Listening> {
  return acceptDevices({
    ...{ host: '127.0.0.1', port: 0, setting: 'MQTT_PORT', doors, tls: { port: 0, certificate } },
    onSocket: (socket) => socket.end('hello'),
  });
}

function secureTo(port: number): Promise<TLSSocket> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  socket.on('error', () => {});
  return new Promise((resolve, reject) => {
    socket.once('secureConnect', () => resolve(socket));
    socket.once('close', () => reject(new Error('closed')));
  });
}

function heard(socket: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (part) => (text += part));
    socket.once('close', () => resolve(text));
  });
}

test('a device is heard in the clear and in TLS, and the renewed certificate is shown to the next one', async () => {
  const listening = await open();
  expect(await heard(connectPlain(listening.port, '127.0.0.1'))).toBe('hello');
  const first = await secureTo(listening.securePort);
  expect([first.getPeerCertificate().subject.CN, first.getProtocol()]).toEqual(['first', 'TLSv1.3']);
  expect(await heard(first)).toBe('hello');
  writeCertificate(folder, aCertificate('second'));
  await until(async () => {
    const socket = await secureTo(listening.securePort);
    const { CN } = socket.getPeerCertificate().subject;
    socket.destroy();
    return CN === 'second';
  });
  await listening.stop();
});

test('who opens a TLS connection and says nothing takes a place, and no more than there are', async () => {
  const listening = await open({ ...DOORS, most: 2 });
  const silent = [1, 2].map(() => connectPlain(listening.securePort, '127.0.0.1'));
  await until(() => listening.connections() === 2);
  await expect(secureTo(listening.securePort)).rejects.toThrow('closed');
  for (const socket of silent) socket.destroy();
  await until(() => listening.connections() === 0);
  await listening.stop();
});

test('a taken port is named with the setting that changes it, and nothing stays open', async () => {
  const first = await open();
  const taken = { port: first.port, certificate };
  const second = acceptDevices({
    ...{ host: '127.0.0.1', port: NO_PORT, setting: 'HJ212_PORT', tls: taken },
    onSocket: () => {},
  });
  await expect(second).rejects.toThrow(`Port ${first.port} is taken by another program; set HJ212_TLS_PORT`);
  await first.stop();
});
