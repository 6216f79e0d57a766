import { v7 } from 'uuid';
import type { Pool } from '../../support/db/connect.ts';
import { hasAdministrator, insertAccount } from './account-queries.ts';
import type { Hashing } from './hash-password.ts';
import { oneTimePassword, passwordFault } from './password-policy.ts';

/** The first administrator that was made; `oneTimePassword` is there to be printed once when none was given. */
export type FirstAdministrator = { readonly username: string; readonly oneTimePassword: string | undefined };

/**
 * Makes the account `admin` when nobody runs the installation yet, with the given password or a one-time one.
 * Returns nothing when there is an administrator already.
 */
export async function ensureAdministrator(
  sql: Pool,
  hashing: Hashing,
  given: string | undefined,
): Promise<FirstAdministrator | undefined> {
  if (await hasAdministrator(sql)) return undefined;
  const username = 'admin';
  const fault = given === undefined ? undefined : passwordFault(given, username);
  if (fault) throw new Error(`CHENGYUN_ADMIN_PASSWORD does not fit (${fault}); ${POLICY}`);
  const password = given ?? oneTimePassword();
  const account = { username, name: '系统管理员', passwordHash: await hashing.hash(password), administrator: true };
  const made = await sql.begin((tx) =>
    insertAccount(tx, { id: v7(), ...account, mustChangePassword: given === undefined }),
  );
  return made ? { username, oneTimePassword: given === undefined ? password : undefined } : undefined;
}

const POLICY =
  '10 to 128 characters, three of capital letters, small letters, digits and signs, without "admin" and common words.';
