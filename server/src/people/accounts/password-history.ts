import type { Sql } from '../../support/db/connect.ts';
import type { Hashing } from './hash-password.ts';

/** Whether a password is the present one or one of the last `most`. Asks for hashes, so `secrets` must be able to read them. */
export async function wasUsed(
  secrets: Sql,
  hashing: Hashing,
  personId: string,
  password: string,
  most: number,
): Promise<boolean> {
  const rows = await secrets<{ hash: string }[]>`
    select password as hash from platform.credential
    where user_id = ${personId} and provider_id = 'credential' and password is not null
    union all (
      select hash from platform.password_history where user_id = ${personId} order by at desc limit ${Math.max(0, most - 1)}
    )`;
  for (const { hash } of rows) if (await hashing.verify({ hash, password })) return true;
  return false;
}
