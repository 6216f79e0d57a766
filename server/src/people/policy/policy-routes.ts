import { AccountPolicy, AccountPolicyNow } from '@chengyun/contract/account-policy';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { type TownApp, townRoute } from '../town-route.ts';
import { type Policies, readPolicy, writePolicy } from './policy-store.ts';

const shared = { url: '/account-policy', tag: 'people' } as const;

/** The policy of accounts: of the whole installation, so set only by who is security administrator of every town. */
export function policyRoutes(app: TownApp, policies: Policies): void {
  townRoute(app, {
    ...shared,
    ...{ method: 'GET', summary: 'the policy of accounts', roles: ['sysadmin', 'secadmin', 'auditor'] },
    schema: { answer: AccountPolicyNow },
    handler: ({ inTown, actor }) => inTown((sql) => readFor(sql, actor.id)),
  });
  townRoute(app, {
    ...shared,
    ...{ method: 'PUT', summary: 'set the policy of accounts (If-Match: version)', roles: ['secadmin'] },
    schema: { body: AccountPolicy, answer: AccountPolicyNow },
    takes: ['If-Match'],
    handler: async ({ inTown, actor, body, ifMatch }) => {
      const after = await inTown(async (sql) => {
        if (!(await isOfEveryTown(sql, actor.id))) throw new Refusal('people.whole-installation');
        if (!(await writePolicy(sql, body, actor.id, ifMatch))) {
          const { version } = await readPolicy(sql);
          throw new Refusal(
            'conflict',
            { what: { zh: '账号策略', en: 'the policy of accounts' }, version },
            { version },
          );
        }
        return readFor(sql, actor.id);
      });
      policies.forget();
      return after;
    },
  });
}

async function readFor(sql: Sql, personId: string): Promise<AccountPolicyNow> {
  return { ...(await readPolicy(sql)), mayChange: await isOfEveryTown(sql, personId) };
}

async function isOfEveryTown(sql: Sql, personId: string): Promise<boolean> {
  const [row] = await sql<{ all: boolean }[]>`
    select exists (select 1 from platform.person p where p.id = ${personId} and p.post = 'secadmin')
      or not exists (
        select 1 from platform.town t where not exists (
          select 1 from platform.membership m
          where m.town_id = t.id and m.user_id = ${personId} and 'secadmin' = any (m.roles))) as all`;
  return row?.all ?? false;
}
