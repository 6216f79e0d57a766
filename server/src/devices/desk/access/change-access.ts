import type { AccessChange } from '@chengyun/contract/device-access';
import { isKey } from '@chengyun/protocols/hj212/seal';
import type { Sql } from '../../../support/db/connect.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { knownRanges } from '../../gateways/access.ts';
import { certificateCredential, certificateIn, readPrint } from '../../registry/credential.ts';
import { keptSecret } from '../../registry/name-on-wire.ts';
import { type Bound, boundForUpdate, ownerOf } from './access-queries.ts';
import { refuseCertificate, takenBy } from './credential-faults.ts';

/** Changes how a device may connect; what does not fit its protocol, or is another's, is refused. */
export async function changeAccess(sql: Sql, id: string, change: AccessChange): Promise<void> {
  const bound = await boundForUpdate(sql, id);
  const { allowedFrom, cipherKey } = change;
  const ranges = allowedFrom && [...knownRanges(allowedFrom)];
  // A logger's key has one form; a platform's is the platform's to say.
  if (typeof cipherKey === 'string' && bound.protocol === 'hj212' && !isKey(cipherKey)) {
    throw new Refusal('device.bad-key');
  }
  const credential = credentialAfter(bound, change);
  const owner = credential === null ? undefined : await ownerOf(sql, credential, id);
  if (credential !== null && owner !== undefined) throw takenBy(owner, credential);
  const print = printAfter(bound, credential, change.certificatePrint);
  await sql`update device set version = version + 1, updated_at = now(), credential_hash = ${credential}
      ${print === undefined ? sql`` : sql`, certificate_print = ${print}`}
      ${ranges === undefined ? sql`` : sql`, allowed_from = ${ranges}::text[]::cidr[]`}
      ${cipherKey === undefined ? sql`` : sql`, cipher_key = ${cipherKey}`}
    where id = ${id}`;
}

/** What is kept of what the device shows from now on. */
function credentialAfter(bound: Bound, { secret, certificate }: AccessChange): string | null {
  const { protocol, credential } = bound;
  const shown = certificateIn(credential);
  if (typeof certificate === 'string') {
    refuseCertificate(protocol);
    return certificateCredential(certificate.trim());
  }
  if (typeof secret === 'string') {
    if (protocol === 'gbt26875') throw new Refusal('device.takes-no-token', { protocol });
    return keptSecret(bound, secret);
  }
  if (certificate === null && shown !== null) return null;
  return secret === null && shown === null ? null : credential;
}

/** The print that counts from now on; undefined where it stays. One of the certificate before is not that of the next. */
function printAfter(
  { credential: before }: Bound,
  after: string | null,
  given: string | null | undefined,
): string | null | undefined {
  if (typeof given === 'string') {
    if (certificateIn(after) === null) throw new Refusal('device.print-without-certificate');
    return readPrint(given) ?? null;
  }
  return given === null || after !== before ? null : undefined;
}
