import { replacePassword } from '../people/accounts/account-queries.ts';
import { makeHashing } from '../people/accounts/hash-password.ts';
import { unlock } from '../people/accounts/lockout.ts';
import { oneTimePassword } from '../people/accounts/password-policy.ts';
import { normalUsername } from '../people/accounts/username.ts';
import { dropFactors } from '../people/factors/factor-queries.ts';
import { type Command, required, UsageError } from './command.ts';

/**
 * Gives an account a one-time password from the machine itself, which alone may do so for the three administrators and
 * for the first account; with --factor its second factors go too. An account that had ended stays ended.
 */
export const userReset: Command = {
  name: 'user reset',
  about: {
    zh: '为账号重设一次性密码（含三员），可一并取消其双因素验证',
    en: 'give an account (the three administrators too) a one-time password; --factor also takes its second factors away',
  },
  usage: '--username NAME [--factor]',
  options: { username: { type: 'string' }, factor: { type: 'boolean' } },
  run: async ({ options, openWorld }) => {
    const username = normalUsername(required(options, 'username'));
    const { ownerSql } = await openWorld();
    const password = oneTimePassword();
    const passwordHash = await makeHashing().hash(password);
    const done = await ownerSql.begin(async (sql) => {
      const [person] = await sql<{ id: string; because: string | null }[]>`
        select id, disabled_because as because from platform.person where username = ${username} for update`;
      if (!person || person.because === 'ended') return false;
      await replacePassword(sql, person.id, passwordHash);
      await unlock(sql, username);
      if (options['factor'] === true) await dropFactors(sql, person.id);
      await sql`
        update platform.person set disabled = false, disabled_because = null, last_sign_in_at = now() where id = ${person.id}`;
      return true;
    });
    if (!done)
      throw new UsageError(`没有账号“${username}”，或其已终止。There is no account "${username}", or it has ended.`);
    const text = `一次性密码 One-time password: ${password}\n其所有登录已退出，首次登录须修改。Every session ended; it must be changed at the next sign-in.`;
    return { data: { username, oneTimePassword: password }, text };
  },
};
