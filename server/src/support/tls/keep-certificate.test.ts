import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, expect, test, vi } from 'vitest';
import { aCertificate, writeCertificate } from './a-certificate.ts';
import { keepCertificate } from './keep-certificate.ts';
import { type CertificateFiles, readCertificate } from './read-certificate.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengyun-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function problemOf(files: CertificateFiles): string {
  try {
    readCertificate(files);
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*?。/, '') : '';
  }
  return 'none';
}

test('a certificate and its key are read', () => {
  const made = aCertificate('town.example', 30);
  const { cert, validTo } = readCertificate(writeCertificate(folder, made));
  expect(new X509Certificate(cert).subject).toBe('CN=town.example');
  expect(Math.round((validTo.getTime() - Date.now()) / 86_400_000)).toBe(30);
});

test('what does not fit is told with the name of the setting', () => {
  const { certFile, keyFile } = writeCertificate(folder, aCertificate());
  const gone = join(folder, 'gone.pem');
  const empty = written('empty.pem', 'no certificate');
  const other = written('other.key', aCertificate().key);
  expect([
    problemOf({ certFile: gone, keyFile }),
    problemOf({ certFile: empty, keyFile }),
    problemOf({ certFile, keyFile: empty }),
    problemOf({ certFile, keyFile: other }),
    problemOf({ certFile, keyFile, caFile: certFile, crlFile: empty }),
    problemOf({ certFile, keyFile }),
  ]).toEqual([
    `TLS_CERT_FILE=${gone} cannot be read (ENOENT); it takes the path of a file this account may read.`,
    `TLS_CERT_FILE=${empty} holds no certificate in PEM; it takes one, with its chain after it.`,
    `TLS_KEY_FILE=${empty} holds no private key in PEM without a password.`,
    `TLS_KEY_FILE=${other} is not the key of the certificate ${certFile}; give the two that belong together.`,
    `DEVICE_CRL_FILE=${empty} holds no revocation list in PEM; it takes one of each authority, one after the other.`,
    'none',
  ]);
});

test('a renewed certificate is taken up, a half-written one is not', async () => {
  const files = writeCertificate(folder, aCertificate('before'));
  const told: string[] = [];
  const log = pino({}, { write: (line) => void told.push(line) });
  const kept = await keepCertificate(files, log, 10);
  const heard = new Promise((resolve) => kept.onChange(({ cert }) => resolve(new X509Certificate(cert).subject)));
  writeFileSync(files.certFile, aCertificate('half').cert);
  await vi.waitFor(() => expect(told.join('')).toContain('The renewed certificate is no good'));
  expect(new X509Certificate(kept.current().cert).subject).toBe('CN=before');
  writeCertificate(folder, aCertificate('after'));
  expect(await heard).toBe('CN=after');
  kept.stop();
});
