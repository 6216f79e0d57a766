import { stat } from 'node:fs/promises';
import type { Log } from '../log.ts';
import { type Certificate, type CertificateFiles, readCertificate } from './read-certificate.ts';

/** The certificate as its files say now. */
export type KeptCertificate = {
  readonly current: () => Certificate;
  /** Told each time the files hold another one that is good. */
  readonly onChange: (listener: (certificate: Certificate) => void) => void;
  readonly stop: () => void;
};

const EVERY_MS = 60_000;
const SOON_MS = 14 * 86_400_000;

/** Reads the certificate, which throws when it is no good, and looks every minute whether it was renewed. */
export async function keepCertificate(
  files: CertificateFiles,
  log: Log,
  everyMs: number = EVERY_MS,
): Promise<KeptCertificate> {
  const listeners: ((certificate: Certificate) => void)[] = [];
  let mark = await markOf(files);
  let current = readCertificate(files);
  tellEnd(log, files, current);

  async function look(): Promise<void> {
    const next = await markOf(files);
    if (next === mark) return;
    mark = next;
    try {
      current = readCertificate(files);
    } catch (error) {
      // Half-written, perhaps: the next look finds the rest.
      log.error({ err: error }, 'The renewed certificate is no good; the one before goes on');
      return;
    }
    tellEnd(log, files, current);
    for (const listener of listeners) listener(current);
    log.info({ validTo: current.validTo }, 'The certificate was renewed');
  }
  const timer = setInterval(() => void look(), everyMs);
  return {
    current: () => current,
    onChange: (listener) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  };
}

async function markOf({ certFile, keyFile, caFile, crlFile }: CertificateFiles): Promise<string> {
  const files = [certFile, keyFile, caFile, crlFile].filter((file) => file !== undefined);
  const found = await Promise.all(files.map((file) => stat(file).catch(() => null)));
  return found.map((each) => (each ? `${each.mtimeMs} ${each.size} ${each.ino}` : '')).join(' ');
}

function tellEnd(log: Log, { certFile }: CertificateFiles, { validTo }: Certificate): void {
  if (validTo.getTime() - Date.now() < SOON_MS) {
    log.warn({ certificate: certFile, validTo }, 'The certificate has ended or ends within two weeks; renew it');
  }
}
