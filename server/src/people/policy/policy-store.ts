import { type AccountPolicy, type AccountPolicyNow, defaultPolicy } from '@chengyun/contract/account-policy';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';

type Row = {
  readonly data: Partial<AccountPolicy>;
  readonly version: number;
  readonly changedBy: string | null;
  readonly changedAt: Date;
};

/** The policy of accounts as it is kept, with the product's defaults for what nobody set. */
export async function readPolicy(sql: Sql): Promise<Omit<AccountPolicyNow, 'mayChange'>> {
  const [row] = await sql<Row[]>`
    select a.data, a.version, p.name as "changedBy", a.changed_at as "changedAt"
    from platform.account_policy a left join platform.person p on p.id = a.changed_by`;
  return {
    policy: { ...defaultPolicy, ...row?.data },
    version: row?.version ?? 0,
    changedBy: row?.changedBy ?? null,
    changedAt: (row?.changedAt ?? new Date(0)).toISOString(),
  };
}

/** Sets the policy; false when somebody else did since `version`. Without a version it is set in any case. */
export async function writePolicy(
  sql: Sql,
  policy: Partial<AccountPolicy>,
  by: string | null,
  version?: number,
): Promise<boolean> {
  const done = await sql`
    update platform.account_policy
    set data = data || ${json(sql, policy)}, version = version + 1, changed_by = ${by}, changed_at = now()
    where ${version ?? null}::integer is null or version = ${version ?? null} returning version`;
  return done.length > 0;
}

/** The policy, remembered for a few seconds: it is asked at every request. */
export type Policies = { readonly now: () => Promise<AccountPolicy>; readonly forget: () => void };

const REMEMBERED_FOR = 5000;

/** Remembers the policy; another process may change it, so only for a short time. `clock` gives milliseconds. */
export function makePolicies(sql: Pool, clock: () => number): Policies {
  let kept: { readonly policy: Promise<AccountPolicy>; readonly until: number } | undefined;
  return {
    now: () => {
      if (kept && kept.until > clock()) return kept.policy;
      const policy = readPolicy(sql).then((read) => read.policy);
      kept = { policy, until: clock() + REMEMBERED_FOR };
      policy.catch(() => {
        kept = undefined;
      });
      return policy;
    },
    forget: () => {
      kept = undefined;
    },
  };
}
