import { v7 } from 'uuid';
import type { Pool } from '../../support/db/connect.ts';
import { systemActor } from '../actor.ts';
import { inPlatform } from '../in-platform.ts';
import { insertAccount, isSetUp } from './account-queries.ts';
import type { Hashing } from './hash-password.ts';
import { oneTimePassword, passwordFault } from './password-policy.ts';

/** The first administrator that was made; `oneTimePassword` is there to be printed once when none was given. */
export type FirstAdministrator = { readonly username: string; readonly oneTimePassword: string | undefined };

/**
 * Makes the account `admin` when the installation is new, with the given password or a one-time one. It sets up the
 * three administrators and then ends itself. Returns nothing when it or they are there already.
 */
export async function ensureAdministrator(
  sql: Pool,
  hashing: Hashing,
  given: string | undefined,
): Promise<FirstAdministrator | undefined> {
  if (await isSetUp(sql)) return undefined;
  const username = 'admin';
  const fault = given === undefined ? undefined : passwordFault(given, username);
  if (fault) throw new Error(`CHENGYUN_ADMIN_PASSWORD does not fit (${fault}); ${POLICY}`);
  const password = given ?? oneTimePassword();
  const account = { username, name: '初始化账号', passwordHash: await hashing.hash(password), bootstrap: true };
  const made = await inPlatform(sql, systemActor, (tx) =>
    insertAccount(tx, { id: v7(), ...account, mustChangePassword: given === undefined }),
  );
  return made ? { username, oneTimePassword: given === undefined ? password : undefined } : undefined;
}

const POLICY =
  '10 to 128 characters, three of capital letters, small letters, digits and signs, without "admin" and common words.';
