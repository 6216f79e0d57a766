import { Refusal } from '../../support/http/refusal.ts';
import type { Person } from '../caller.ts';
import type { Accounts } from './accounts.ts';
import { countTry, forgetTries } from './lockout.ts';

/** Asks for the own password once more, so that an unattended screen is not enough. Tries count as at the sign-in. */
export async function refuseWrongPassword(
  { sql, secrets, hashing }: Accounts,
  person: Person,
  password: string,
  address: string,
): Promise<void> {
  await countTry(sql, person.username, address);
  const [row] = await secrets<{ hash: string }[]>`
    select password as hash from platform.credential where user_id = ${person.id} and provider_id = 'credential'`;
  if (!row || !(await hashing.verify({ hash: row.hash, password }))) throw new Refusal('password.wrong-current');
  await forgetTries(sql, person.username, address);
}
