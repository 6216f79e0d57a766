import { protocolsByAddress } from '@chengyun/contract/device';
import type { NewToken } from '@chengyun/contract/device-access';
import type { Sql } from '../../../support/db/connect.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { credentialHash, newToken } from '../../registry/credential.ts';
import { boundForUpdate } from './access-queries.ts';

/** Gives a device a new token in place of whatever it showed; only the hash is kept. */
export async function renewToken(sql: Sql, id: string): Promise<NewToken> {
  const { protocol } = await boundForUpdate(sql, id);
  if (protocolsByAddress.includes(protocol)) throw new Refusal('device.takes-no-token', { protocol });
  const token = newToken();
  await sql`
    update device set credential_hash = ${credentialHash(token)}, certificate_print = null, version = version + 1,
      updated_at = now()
    where id = ${id}`;
  return { token };
}
