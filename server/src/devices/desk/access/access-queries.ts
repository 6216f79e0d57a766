import type { DeviceProtocol } from '@chengyun/contract/device';
import type { DeviceAccess, DeviceCredential } from '@chengyun/contract/device-access';
import type { Sql } from '../../../support/db/connect.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { certificateIn } from '../../registry/credential.ts';

/** What a device is bound by, to be changed in the caller's transaction. */
export type Bound = {
  readonly protocol: DeviceProtocol;
  readonly externalId: string;
  readonly credential: string | null;
};

/** How a device may connect; refused when there is none that the actor may see. */
export async function accessOf(sql: Sql, id: string): Promise<DeviceAccess> {
  const [row] = await sql<(Omit<DeviceAccess, 'certificate' | 'shows'> & Bound)[]>`
    select allowed_from::text[] as "allowedFrom", cipher_key is not null as "hasCipherKey", shared,
      certificate_print as "certificatePrint", credential_hash as credential, protocol, external_id as "externalId"
    from device where id = ${id}`;
  if (!row) throw new Refusal('not-found', { what: id });
  const { credential, protocol, externalId: _, ...access } = row;
  return { ...access, shows: shownBy(protocol, credential), certificate: certificateIn(credential) };
}

/** The same, locked until the transaction ends. */
export async function boundForUpdate(sql: Sql, id: string): Promise<Bound> {
  const [row] = await sql<Bound[]>`
    select protocol, external_id as "externalId", credential_hash as credential from device where id = ${id} for update`;
  if (!row) throw new Refusal('not-found', { what: id });
  return row;
}

/** The other device that has this credential, by name. */
export async function ownerOf(sql: Sql, credential: string, besides: string): Promise<string | undefined> {
  const [other] = await sql<{ name: string }[]>`
    select name from device where credential_hash = ${credential} and id <> ${besides}`;
  return other?.name;
}

function shownBy(protocol: DeviceProtocol, credential: string | null): DeviceCredential {
  if (credential === null) return 'none';
  if (certificateIn(credential) !== null) return 'certificate';
  return protocol === 'hj212' ? 'password' : 'token';
}
