import type { Sql } from '../../support/db/connect.ts';

/** Whether an account still has a one-time password. */
export async function mustChange(sql: Sql, username: string): Promise<boolean> {
  const [row] = await sql<{ must: boolean }[]>`
    select must_change_password as must from platform.person where username = ${username}`;
  return row?.must ?? false;
}

/** Notes that a person has set a password of their own. */
export async function passwordChanged(sql: Sql, personId: string): Promise<void> {
  await sql`update platform.person set must_change_password = false, updated_at = now() where id = ${personId}`;
}

/** The fields of a new account. */
export type NewAccount = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly administrator: boolean;
  readonly mustChangePassword: boolean;
};

/** Makes an account; false when the user name is taken. */
export async function insertAccount(sql: Sql, account: NewAccount): Promise<boolean> {
  const { id, username, name, passwordHash, administrator, mustChangePassword } = account;
  // better-auth wants an address for everybody; .invalid never receives mail (RFC 6761).
  const email = `${id}@account.invalid`;
  const made = await sql`
    insert into platform.person (id, username, name, email, administrator, must_change_password)
    values (${id}, ${username}, ${name}, ${email}, ${administrator}, ${mustChangePassword})
    on conflict (username) do nothing returning id`;
  if (made.length === 0) return false;
  await sql`
    insert into platform.credential (id, user_id, account_id, provider_id, password)
    values (${id}, ${id}, ${id}, 'credential', ${passwordHash})`;
  return true;
}

/** Sets a one-time password and ends every session of the person. */
export async function replacePassword(sql: Sql, personId: string, passwordHash: string): Promise<void> {
  await sql`
    update platform.credential set password = ${passwordHash}, updated_at = now()
    where user_id = ${personId} and provider_id = 'credential'`;
  await sql`update platform.person set must_change_password = true, updated_at = now() where id = ${personId}`;
  await endSessions(sql, personId);
}

/** Ends every session of a person. */
export async function endSessions(sql: Sql, personId: string): Promise<void> {
  await sql`delete from platform.session where user_id = ${personId}`;
}

/** Clears sessions that have run out. */
export async function clearOldSessions(sql: Sql): Promise<void> {
  await sql`delete from platform.session where expires_at < now()`;
}

/** Whether anybody runs the installation. */
export async function hasAdministrator(sql: Sql): Promise<boolean> {
  const found = await sql`select 1 from platform.person where administrator limit 1`;
  return found.length > 0;
}

/** Sets the language of an account. */
export async function setLocale(sql: Sql, personId: string, locale: 'zh' | 'en' | null): Promise<void> {
  await sql`update platform.person set locale = ${locale}, updated_at = now() where id = ${personId}`;
}
