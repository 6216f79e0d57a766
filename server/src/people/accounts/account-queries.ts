import type { Post } from '@chengyun/contract/words';
import type { Sql } from '../../support/db/connect.ts';

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
  readonly mustChangePassword: boolean;
  /** The first account, which sets up. */
  readonly bootstrap?: boolean;
  /** Administrator of the whole installation. */
  readonly post?: Post;
  readonly sample?: boolean;
  readonly createdBy?: string;
};

/** Makes an account; false when the user name is taken. */
export async function insertAccount(sql: Sql, account: NewAccount): Promise<boolean> {
  const { id, username, name, passwordHash, mustChangePassword } = account;
  const { bootstrap = false, post = null, sample = false, createdBy = null } = account;
  // better-auth wants an address for everybody; .invalid never receives mail (RFC 6761).
  const email = `${id}@account.invalid`;
  const made = await sql`
    insert into platform.person (id, username, name, email, must_change_password, bootstrap, post, sample, created_by)
    values (${id}, ${username}, ${name}, ${email}, ${mustChangePassword}, ${bootstrap}, ${post}, ${sample}, ${createdBy})
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

/** Ends every session of a person, except the one named. */
export async function endSessions(sql: Sql, personId: string, exceptId: string | null = null): Promise<void> {
  await sql`delete from platform.session where user_id = ${personId} and (${exceptId}::text is null or id <> ${exceptId})`;
}

/** Notes a sign-in. */
export async function signedIn(sql: Sql, personId: string): Promise<void> {
  await sql`update platform.person set last_sign_in_at = now() where id = ${personId}`;
}

/** Clears sessions that have run out. */
export async function clearOldSessions(sql: Sql): Promise<void> {
  await sql`delete from platform.session where expires_at < now()`;
}

/** Whether the installation was set up: its first account or its administrators were made. */
export async function isSetUp(sql: Sql): Promise<boolean> {
  const found = await sql`select 1 from platform.person where bootstrap or post is not null limit 1`;
  return found.length > 0;
}

/** Sets the language of an account. */
export async function setLocale(sql: Sql, personId: string, locale: 'zh' | 'en' | null): Promise<void> {
  await sql`update platform.person set locale = ${locale}, updated_at = now() where id = ${personId}`;
}
