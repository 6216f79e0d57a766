import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  X509Certificate,
} from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate with its key, both in PEM, as an operator would have them. */
export type TestCertificate = { readonly cert: string; readonly key: string };

const DAY_MS = 86_400_000;

/**
 * Makes one for 127.0.0.1 and localhost, signed by `issuer`, or by itself where there is none. `days` from now it ends;
 * below 0 it has ended. `serial` is from 1 to 127.
 */
export function aCertificate(
  commonName = 'localhost',
  days = 30,
  issuer?: TestCertificate,
  serial = 1,
): TestCertificate {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuerName = issuer ? nameIn(issuer) : commonName;
  const body = toBeSigned(createPublicKey(privateKey), { commonName, days, issuerName, serial });
  const signature = sign('sha256', body, {
    key: issuer ? createPrivateKey(issuer.key) : privateKey,
    dsaEncoding: 'der',
  });
  const whole = sequence(body, ECDSA_WITH_SHA256, der(0x03, Buffer.of(0), signature));
  return { cert: pem(whole), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** A list of what an authority revoked, by serial, in PEM: RFC 5280, 5.1. */
export function aRevocationList(issuer: TestCertificate, serials: readonly number[]): string {
  const revoked = serials.map((serial) => sequence(der(0x02, Buffer.of(serial)), time(-1)));
  const body = sequence(
    der(0x02, Buffer.of(1)), // version 2
    ECDSA_WITH_SHA256,
    nameOf(nameIn(issuer)),
    ...[time(-1), time(30)], // this update, next update
    ...(revoked.length > 0 ? [sequence(...revoked)] : []),
  );
  const signature = sign('sha256', body, { key: createPrivateKey(issuer.key), dsaEncoding: 'der' });
  return pem(sequence(body, ECDSA_WITH_SHA256, der(0x03, Buffer.of(0), signature)), 'X509 CRL');
}

function nameIn({ cert }: TestCertificate): string {
  return new X509Certificate(cert).subject.replace(/^CN=/, '');
}

/** Writes the two where TLS_CERT_FILE and TLS_KEY_FILE may point to. */
export function writeCertificate(folder: string, { cert, key }: TestCertificate) {
  const files = { certFile: join(folder, 'town.pem'), keyFile: join(folder, 'town.key') };
  writeFileSync(files.certFile, cert);
  writeFileSync(files.keyFile, key);
  return files;
}

// RFC 5280, 4.1: the few parts a certificate cannot be without, in DER.
type Told = {
  readonly commonName: string;
  readonly days: number;
  readonly issuerName: string;
  readonly serial: number;
};

function toBeSigned(publicKey: KeyObject, { commonName, days, issuerName, serial }: Told): Buffer {
  const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.of(127, 0, 0, 1)));
  const authority = sequence(der(0x01, Buffer.of(0xff)));
  const extensions = sequence(
    sequence(oid(2, 5, 29, 17), der(0x04, names)),
    sequence(oid(2, 5, 29, 19), der(0x04, authority)),
  );
  return sequence(
    der(0xa0, der(0x02, Buffer.of(2))), // version 3
    der(0x02, Buffer.of(serial)),
    ECDSA_WITH_SHA256,
    nameOf(issuerName),
    sequence(time(Math.min(days, 0) - 1), time(days)),
    nameOf(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
}

function nameOf(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid(2, 5, 4, 3), der(0x0c, Buffer.from(commonName)))));
}

function time(days: number): Buffer {
  const digits = new Date(Date.now() + days * DAY_MS).toISOString().replace(/\D/g, '');
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

/** An object identifier; arcs above 127 take two bytes. */
function oid(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = rest.flatMap((arc) => base128(arc));
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function base128(arc: number): readonly number[] {
  const low = arc & 0x7f;
  return arc < 128 ? [low] : [...base128(arc >> 7).map((byte) => byte | 0x80), low];
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const ECDSA_WITH_SHA256 = sequence(oid(1, 2, 840, 10_045, 4, 3, 2));

function pem(bytes: Buffer, what = 'CERTIFICATE'): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${what}-----\n${lines.join('\n')}\n-----END ${what}-----\n`;
}
