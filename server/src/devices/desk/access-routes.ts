import { AccessChange, DeviceAccess } from '@chengyun/contract/device';
import { Id } from '@chengyun/contract/words';
import { isKey } from '@chengyun/protocols/hj212/seal';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { knownRanges } from '../gateways/access.ts';
import { certificateCredential, certificateIn } from '../registry/credential.ts';

const tag = 'devices';
const url = '/devices/:id/access';
const DESK = ['admin', 'chief', 'dispatcher'] as const;

/** How a device may connect: from where, and with which key its platform encrypts. */
export function accessRoutes(app: TownApp): void {
  townRoute(app, {
    ...{ method: 'GET', url, tag, roles: DESK, summary: 'Where a device may come from, and what is set for it' },
    schema: { params: { id: Id }, answer: DeviceAccess },
    handler: ({ params, inTown }) => inTown((sql) => accessOf(sql, params.id)),
  });
  townRoute(app, {
    ...{ method: 'PATCH', url, tag, roles: DESK, summary: 'Changes where a device may come from, or its key' },
    schema: { params: { id: Id }, body: AccessChange, answer: DeviceAccess },
    handler: ({ params, body, inTown }) =>
      inTown(async (sql) => {
        await changeAccess(sql, params.id, body);
        return accessOf(sql, params.id);
      }),
  });
}

async function accessOf(sql: Sql, id: string): Promise<DeviceAccess> {
  const [row] = await sql<(Omit<DeviceAccess, 'certificate'> & { readonly credential: string | null })[]>`
    select allowed_from::text[] as "allowedFrom", cipher_key is not null as "hasCipherKey", shared,
      credential_hash as credential
    from device where id = ${id}`;
  if (!row) throw new Refusal('not-found', { what: id });
  const { credential, ...access } = row;
  return { ...access, certificate: certificateIn(credential) };
}

async function changeAccess(
  sql: Sql,
  id: string,
  { allowedFrom, cipherKey, certificate }: AccessChange,
): Promise<void> {
  const ranges = allowedFrom && [...knownRanges(allowedFrom)];
  if (typeof cipherKey === 'string') await checkKey(sql, id, cipherKey);
  if (certificate !== undefined) await setCertificate(sql, id, certificate);
  await sql`update device set version = version + 1, updated_at = now()
      ${ranges === undefined ? sql`` : sql`, allowed_from = ${ranges}::text[]::cidr[]`}
      ${cipherKey === undefined ? sql`` : sql`, cipher_key = ${cipherKey}`}
    where id = ${id}`;
}

/** A certificate in place of whatever the device showed before; without one only what it showed is forgotten. */
async function setCertificate(sql: Sql, id: string, name: string | null): Promise<void> {
  const credential = name === null ? null : certificateCredential(name.trim());
  const [other] = await sql<{ name: string }[]>`
    select name from device where credential_hash = ${credential} and id <> ${id}`;
  if (other) throw new Refusal('device.certificate-taken', { certificate: name ?? '', device: other.name });
  await sql`
    update device set credential_hash = ${credential}
    where id = ${id} and (${credential !== null} or starts_with(credential_hash, ${certificateCredential('')}))`;
}

/** A logger's key has one form; a platform's is the platform's to say. */
async function checkKey(sql: Sql, id: string, key: string): Promise<void> {
  const [device] = await sql<{ protocol: string }[]>`select protocol from device where id = ${id}`;
  if (device?.protocol === 'hj212' && !isKey(key)) throw new Refusal('device.bad-key');
}

/** Sets attributes for a device, which stay until they are set again; null takes one away. */
export async function setShared(sql: Sql, id: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const gone = Object.keys(values).filter((name) => values[name] === null);
  const text = JSON.stringify(values);
  await sql`update device set shared = (shared || ${text}::text::jsonb) - ${gone}::text[], updated_at = now()
    where id = ${id}`;
}
