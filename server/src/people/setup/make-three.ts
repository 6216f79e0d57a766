import type { ThreeAdministrators, ThreeMade } from '@chengyun/contract/setup';
import { type Post, posts } from '@chengyun/contract/words';
import { v7 } from 'uuid';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { endSessions, insertAccount } from '../accounts/account-queries.ts';
import type { Hashing } from '../accounts/hash-password.ts';
import { oneTimePassword } from '../accounts/password-policy.ts';
import { normalUsername } from '../accounts/username.ts';
import { systemActor } from '../actor.ts';
import { inPlatform } from '../in-platform.ts';
import { writePolicy } from '../policy/policy-store.ts';

/**
 * Makes the three administrators of the installation and ends the first account in the same transaction: from then on
 * nobody holds more than one of their powers. Each gets a one-time password, told this once.
 */
export async function makeThree(
  sql: Pool,
  { hash }: Pick<Hashing, 'hash'>,
  bootstrapId: string,
  wanted: ThreeAdministrators,
): Promise<ThreeMade> {
  if (new Set(posts.map((post) => normalUsername(wanted[post].username))).size < posts.length) {
    throw new Refusal('setup.three-people');
  }
  const prepared = await Promise.all(posts.map(async (post) => prepare(post, wanted[post], hash)));
  await inPlatform(sql, systemActor, async (tx) => {
    if (!(await endBootstrap(tx, bootstrapId))) throw new Refusal('setup.done');
    for (const { account } of prepared) {
      if (!(await insertAccount(tx, account)))
        throw new Refusal('people.username-taken', { username: account.username });
    }
    // A sample town is looked at without; from here on it is in earnest.
    await writePolicy(tx, { factorRoles: [...posts] }, null);
  });
  const [sysadmin, secadmin, auditor] = prepared.map(({ made }) => made);
  if (!sysadmin || !secadmin || !auditor) throw new Error('three posts give three accounts');
  return { sysadmin, secadmin, auditor };
}

async function prepare(post: Post, { username, name }: ThreeAdministrators[Post], hash: Hashing['hash']) {
  const password = oneTimePassword();
  const account = { id: v7(), username: normalUsername(username), name, post, mustChangePassword: true };
  return {
    account: { ...account, passwordHash: await hash(password) },
    made: { username: account.username, name, oneTimePassword: password },
  };
}

/** Ends the first account: it may not sign in any more and belongs to no town. False when it had ended. */
async function endBootstrap(sql: Sql, id: string): Promise<boolean> {
  const ended = await sql`
    update platform.person set disabled = true, disabled_because = 'ended', updated_at = now()
    where id = ${id} and bootstrap and not disabled returning id`;
  if (ended.length === 0) return false;
  await sql`delete from platform.membership where user_id = ${id}`;
  await endSessions(sql, id);
  return true;
}
