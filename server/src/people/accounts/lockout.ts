import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';

const MOST_TRIES = 5;
const MINUTES = 30;

/**
 * Counts a try before the password is looked at, so that tries sent all at once count one by one; refuses the sixth
 * within half an hour. The address is part of it: a stranger cannot lock out someone at the desk.
 */
export async function countTry(sql: Sql, username: string, address: string): Promise<void> {
  const [row] = await sql<{ tries: number; seconds: number }[]>`
    insert into platform.sign_in_try as t (username, address, tries, at) values (${username}, ${address}, 1, now())
    on conflict (username, address) do update set
      tries = case when t.at < now() - make_interval(mins => ${MINUTES}) then 1 else t.tries + 1 end,
      at = case when t.at < now() - make_interval(mins => ${MINUTES}) or t.tries < ${MOST_TRIES} then now() else t.at end
    returning tries, extract(epoch from at + make_interval(mins => ${MINUTES}) - now())::float8 as seconds`;
  if (!row || row.tries <= MOST_TRIES) return;
  const minutes = Math.max(1, Math.ceil(row.seconds / 60));
  throw new Refusal('account.locked', { username, minutes }, { retryAfter: row.seconds });
}

/** Takes a try back: the password was never looked at, for the server was too busy. */
export async function takeBackTry(sql: Sql, username: string, address: string): Promise<void> {
  await sql`
    update platform.sign_in_try set tries = greatest(tries - 1, 0)
    where username = ${username} and address = ${address}`;
}

/** Forgets the tries after a right password. */
export async function forgetTries(sql: Sql, username: string, address: string): Promise<void> {
  await sql`delete from platform.sign_in_try where username = ${username} and address = ${address}`;
}

/** Lifts every lock of an account: an administrator has reset its password. */
export async function unlock(sql: Sql, username: string): Promise<void> {
  await sql`delete from platform.sign_in_try where username = ${username}`;
}

/** Clears tries that count no more. */
export async function clearOldTries(sql: Sql): Promise<void> {
  await sql`delete from platform.sign_in_try where at < now() - make_interval(mins => ${MINUTES})`;
}
