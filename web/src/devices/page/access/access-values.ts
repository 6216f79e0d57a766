import { type DeviceProtocol, protocolsByAddress, protocolsWithCertificates } from '@chengyun/contract/device';
import type { AccessChange, DeviceAccess, DeviceCredential } from '@chengyun/contract/device-access';

/** How a device connects, as a form holds it: empty texts leave or empty what they stand for. */
export type AccessValues = {
  readonly shows: DeviceCredential;
  /** A token or password to be set; empty where the one it has stays. */
  readonly secret: string;
  readonly certificate: string;
  readonly print: string;
  /** One address or network a line. */
  readonly from: string;
  /** A key to be set; empty where the one it has stays. */
  readonly key: string;
  readonly dropsKey: boolean;
};

/** What keeps the form from being sent; undefined when nothing does. */
export type AccessFault = 'secretNew' | 'needCertificate' | 'badPrint';

/** What devices of a protocol can show. */
export function waysOf(protocol: DeviceProtocol): readonly DeviceCredential[] {
  const secret =
    protocol === 'hj212' ? (['password'] as const) : protocolsByAddress.includes(protocol) ? [] : (['token'] as const);
  return [...secret, ...(protocolsWithCertificates.includes(protocol) ? (['certificate'] as const) : []), 'none'];
}

export function accessValues({ shows, certificate, certificatePrint, allowedFrom }: DeviceAccess): AccessValues {
  return {
    ...{ shows, secret: '', certificate: certificate ?? '', print: certificatePrint ?? '' },
    ...{ from: allowedFrom.join('\n'), key: '', dropsKey: false },
  };
}

/** The first thing that does not fit. */
export function accessFault(before: DeviceAccess, values: AccessValues): AccessFault | undefined {
  const { shows, secret, certificate, print } = values;
  const needsSecret = isSecret(shows) && !isSecret(before.shows);
  if (isSecret(shows) && (secret === '' ? needsSecret : secret.length < 6)) return 'secretNew';
  if (shows !== 'certificate') return undefined;
  if (certificate.trim() === '') return 'needCertificate';
  return print.trim() === '' || /^[0-9a-f]{64}$/i.test(plain(print)) ? undefined : 'badPrint';
}

/** What the form changes; null when nothing. */
export function accessChange(before: DeviceAccess, values: AccessValues): AccessChange | null {
  const change: AccessChange = { ...credentialChange(before, values), ...keyChange(values) };
  const from = linesOf(values.from);
  const all = from.join('\n') === before.allowedFrom.join('\n') ? change : { ...change, allowedFrom: from };
  return Object.keys(all).length === 0 ? null : all;
}

/** Whether what the device shows now ends with this change. */
export function endsWith(before: DeviceAccess, values: AccessValues): 'endsToken' | 'endsCertificate' | undefined {
  const change = credentialChange(before, values);
  if (before.shows === 'none' || Object.keys(change).length === 0) return undefined;
  return before.shows === 'certificate' ? 'endsCertificate' : 'endsToken';
}

function credentialChange(before: DeviceAccess, { shows, secret, certificate, print }: AccessValues): AccessChange {
  if (isSecret(shows)) return secret === '' ? {} : { secret };
  if (shows === 'none') {
    if (before.shows === 'none') return {};
    return before.shows === 'certificate' ? { certificate: null } : { secret: null };
  }
  const name = certificate.trim();
  const next = plain(print) === '' ? null : plain(print);
  const isSame = name === before.certificate && next === before.certificatePrint;
  return isSame ? {} : { certificate: name, certificatePrint: next };
}

function keyChange({ key, dropsKey }: AccessValues): AccessChange {
  if (dropsKey) return { cipherKey: null };
  return key.trim() === '' ? {} : { cipherKey: key.trim() };
}

function isSecret(shows: DeviceCredential): boolean {
  return shows === 'token' || shows === 'password';
}

function plain(print: string): string {
  return print.replaceAll(/[:\s]/g, '').toLowerCase();
}

function linesOf(text: string): string[] {
  return text.split(/[\s,\uff0c;\uff1b]+/).filter((line) => line !== '');
}
