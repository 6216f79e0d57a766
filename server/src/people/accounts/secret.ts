import { randomBytes } from 'node:crypto';
import type { Sql } from '../../support/db/connect.ts';

/** A secret that all processes of the installation share, made at first use. Only the owner may ask. */
export async function sharedSecret(ownerSql: Sql, name: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64url');
  await ownerSql`insert into platform.secret (name, value) values (${name}, ${fresh}) on conflict do nothing`;
  const [row] = await ownerSql<{ value: string }[]>`select value from platform.secret where name = ${name}`;
  return row?.value ?? fresh;
}
