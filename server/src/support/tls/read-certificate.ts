import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';

/** Where certificate and key are, and the authorities of whoever connects with what they revoked, if they are asked for; all in PEM. */
export type CertificateFiles = {
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFile?: string | undefined;
  readonly crlFile?: string | undefined;
};

export type Certificate = {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly ca: Buffer | null;
  readonly crl: Buffer | null;
  readonly validTo: Date;
};

/** Reads certificate and key; throws a sentence that names the setting, its value and what would fit. */
export function readCertificate({ certFile, keyFile, caFile, crlFile }: CertificateFiles): Certificate {
  const cert = readFile('TLS_CERT_FILE', certFile);
  const key = readFile('TLS_KEY_FILE', keyFile);
  const known = orRefuse(
    () => new X509Certificate(cert),
    `TLS_CERT_FILE=${certFile} 不是 PEM 格式的证书。TLS_CERT_FILE=${certFile} holds no certificate in PEM; it takes one, with its chain after it.`,
  );
  const secret = orRefuse(
    () => createPrivateKey(key),
    `TLS_KEY_FILE=${keyFile} 不是 PEM 格式的无口令私钥。TLS_KEY_FILE=${keyFile} holds no private key in PEM without a password.`,
  );
  if (!known.checkPrivateKey(secret)) {
    throw new Error(
      `TLS_KEY_FILE=${keyFile} 与证书 ${certFile} 不匹配。TLS_KEY_FILE=${keyFile} is not the key of the certificate ${certFile}; give the two that belong together.`,
    );
  }
  const ca = caFile === undefined ? null : readAuthorities(caFile);
  const crl = crlFile === undefined ? null : readRevoked(crlFile);
  return { cert, key, ca, crl, validTo: new Date(known.validTo) };
}

function readAuthorities(caFile: string): Buffer {
  const ca = readFile('DEVICE_CA_FILE', caFile);
  orRefuse(
    () => new X509Certificate(ca),
    `DEVICE_CA_FILE=${caFile} 不是 PEM 格式的证书。DEVICE_CA_FILE=${caFile} holds no certificate in PEM; it takes those of the authorities, one after the other.`,
  );
  return ca;
}

function readRevoked(crlFile: string): Buffer {
  const crl = readFile('DEVICE_CRL_FILE', crlFile);
  orRefuse(
    () => createSecureContext({ crl }),
    `DEVICE_CRL_FILE=${crlFile} 不是 PEM 格式的证书吊销列表。DEVICE_CRL_FILE=${crlFile} holds no revocation list in PEM; it takes one of each authority, one after the other.`,
  );
  return crl;
}

function readFile(setting: string, path: string): Buffer {
  return orRefuse(
    () => readFileSync(path),
    (cause) =>
      `${setting}=${path} 无法读取。${setting}=${path} cannot be read (${cause}); it takes the path of a file this account may read.`,
  );
}

function orRefuse<T>(work: () => T, sentence: string | ((cause: string) => string)): T {
  try {
    return work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new Error(typeof sentence === 'string' ? sentence : sentence(code), { cause });
  }
}
